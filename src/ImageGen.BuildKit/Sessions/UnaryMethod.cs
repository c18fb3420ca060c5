using Google.Protobuf;
using Grpc.Core;

namespace ImageGen.BuildKit.Sessions;

/// <summary>Creates methods with one request message and one response message.</summary>
internal static class UnaryMethod
{
    public static SessionMethod Create<TRequest, TResponse>(
        MessageParser<TRequest> parser,
        Func<TRequest, CancellationToken, ValueTask<TResponse>> handler)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
        => async (call, cancellationToken) =>
        {
            var message = await call.ReadAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new RpcException(new Status(StatusCode.Internal, "The call ended without a request."));
            var response = await handler(parser.ParseFrom(message), cancellationToken).ConfigureAwait(false);
            response.WriteTo(call.BeginMessage(response.CalculateSize()));
            await call.FlushAsync(cancellationToken).ConfigureAwait(false);
        };
}
