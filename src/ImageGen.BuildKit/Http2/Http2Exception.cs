namespace ImageGen.BuildKit.Http2;

/// <summary>The peer broke the HTTP/2 protocol, and the connection must be closed.</summary>
/// <param name="error">The error code for the peer.</param>
/// <param name="message">What the peer did wrong, as a sentence.</param>
/// <param name="inner">The original exception.</param>
internal sealed class Http2Exception(Http2Error error, string message, Exception? inner = null) : IOException(message, inner)
{
    public Http2Error Error { get; } = error;
}
