namespace ImageGen.BuildKit.Http2;

/// <summary>The peer has broken HTTP/2 so that the connection is of no more use.</summary>
/// <param name="error">What the peer is told.</param>
/// <param name="message">What it did, as a sentence about the peer.</param>
/// <param name="inner">Where that was found.</param>
internal sealed class Http2Exception(Http2Error error, string message, Exception? inner = null) : IOException(message, inner)
{
    public Http2Error Error { get; } = error;
}
