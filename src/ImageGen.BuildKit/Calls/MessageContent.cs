using System.Net;

namespace ImageGen.BuildKit.Calls;

/// <summary>The body of a call that asks with one message.</summary>
/// <param name="message">The message with its head. It is kept as long as the request, which may be sent again where a daemon refused the stream.</param>
internal sealed class MessageContent(ReadOnlyMemory<byte> message) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(message, cancellationToken).AsTask();

    /// <summary>gRPC's messages tell their lengths themselves.</summary>
    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
