namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>The flags of a frame (RFC 9113, section 6). What one means depends on the frame's type.</summary>
internal static class FrameFlags
{
    /// <summary>Of data and headers: the last of this direction.</summary>
    public const byte EndStream = 0x1;

    /// <summary>Of settings and pings.</summary>
    public const byte Acknowledgement = 0x1;

    /// <summary>Of headers and continuations: no continuation follows.</summary>
    public const byte EndHeaders = 0x4;

    /// <summary>Of data and headers.</summary>
    public const byte Padded = 0x8;

    /// <summary>Of headers: five octets of a priority, which means nothing any more, come before the block.</summary>
    public const byte Priority = 0x20;
}
