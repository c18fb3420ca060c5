using Microsoft.AspNetCore.Http;

namespace ImageGen.BuildKit.StandIn;

/// <summary>A request that a daemon was sent, without its body.</summary>
public sealed class RecordedRequest
{
    internal RecordedRequest(HttpRequest request)
    {
        Method = request.Method;
        Path = request.Path.Value ?? "/";
        Query = request.QueryString.Value ?? "";
        Protocol = request.Protocol;
        Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    public string Method { get; }

    /// <summary>The path with the version, if there is one: <c>/v1.41/session</c>; of gRPC: <c>/moby.buildkit.v1.Control/Solve</c>.</summary>
    public string Path { get; }

    public string Query { get; }

    /// <summary><c>HTTP/1.1</c> or <c>HTTP/2</c>.</summary>
    public string Protocol { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public override string ToString() => $"{Method} {Path} {Protocol}";

    internal static bool IsGrpc(HttpRequest request) =>
        request.Protocol == "HTTP/2" && request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
}
