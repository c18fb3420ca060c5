namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>
/// A header block is malformed. The tables of both sides differ from here on: the connection ends, with COMPRESSION_ERROR.
/// </summary>
internal sealed class HeaderBlockException(string reason)
    : IOException($"The daemon sent a header block of HTTP/2 in which {reason}. Connect to it anew.");
