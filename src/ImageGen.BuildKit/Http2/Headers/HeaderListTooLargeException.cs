namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>The headers of a call are more, or one of them is longer, than is taken. The connection may go on: the table is as the peer's.</summary>
internal sealed class HeaderListTooLargeException(int maxFieldSize, long maxListSize)
    : IOException(
        $"The daemon sent a header of more than {maxFieldSize} bytes, or headers of more than {maxListSize} bytes together. "
        + "Ask for fewer and shorter patterns of files.");
