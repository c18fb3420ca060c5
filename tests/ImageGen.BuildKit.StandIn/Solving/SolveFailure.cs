using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>A build that fails on the daemon, with what util/grpcerrors sends of it.</summary>
public sealed class SolveFailure(string message, StatusCode code = StatusCode.Unknown) : Exception(message)
{
    private const string Package = "github.com/moby/buildkit/";

    public StatusCode Code { get; } = code;

    /// <summary>The details: their types below <c>github.com/moby/buildkit/</c>, and their JSON.</summary>
    public IReadOnlyList<(string Type, string Json)> Details { get; init; } = [];

    /// <summary>The error on the wire: words in <c>grpc-message</c>, details in <c>grpc-status-details-bin</c>.</summary>
    public RpcException ToRpcException(bool withDetails)
    {
        var trailers = new Metadata();
        if (withDetails && Details.Count > 0)
        {
            var status = new Protocol.Status { Code = (int)Code, Message = Message };
            status.Details.AddRange(Details.Select(detail => new Any { TypeUrl = Package + detail.Type, Value = ByteString.CopyFromUtf8(detail.Json) }));
            trailers.Add("grpc-status-details-bin", status.ToByteArray());
        }

        return new RpcException(new Grpc.Core.Status(Code, Message), trailers);
    }
}
