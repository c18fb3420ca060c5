namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>The headers of a call are too large. The connection can continue, because the table is still the same as the peer's.</summary>
internal sealed class HeaderListTooLargeException(int maxFieldSize, long maxListSize)
    : IOException(
        $"The daemon sent a header of more than {maxFieldSize} bytes, or headers of more than {maxListSize} bytes in total. "
        + "Use fewer or shorter file patterns.");
