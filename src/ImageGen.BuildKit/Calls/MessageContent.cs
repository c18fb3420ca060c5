using System.Net;

namespace ImageGen.BuildKit.Calls;

/// <summary>The body of a request with a single message.</summary>
/// <param name="message">The message with its prefix. It is kept until the request ends, because the request is sent again if the daemon refuses the stream.</param>
internal sealed class MessageContent(ReadOnlyMemory<byte> message) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(message, cancellationToken).AsTask();

    /// <summary>gRPC messages contain their lengths.</summary>
    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
