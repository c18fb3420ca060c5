namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>
/// A header block is malformed. The tables of the two sides differ from now on, so the connection is closed with COMPRESSION_ERROR.
/// </summary>
internal sealed class HeaderBlockException(string reason)
    : IOException($"The daemon sent an HTTP/2 header block that is not valid: {reason}. Connect again.");
