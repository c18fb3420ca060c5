namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>The flags of a frame (RFC 9113, section 6). Their meaning depends on the frame's type.</summary>
internal static class FrameFlags
{
    /// <summary>For data and headers: the last frame in this direction.</summary>
    public const byte EndStream = 0x1;

    /// <summary>For settings and pings: an acknowledgement.</summary>
    public const byte Acknowledgement = 0x1;

    /// <summary>For headers and continuations: no continuation follows.</summary>
    public const byte EndHeaders = 0x4;

    /// <summary>For data and headers: the frame has padding.</summary>
    public const byte Padded = 0x8;

    /// <summary>For headers: five octets of a priority precede the block. Priorities are deprecated and ignored.</summary>
    public const byte Priority = 0x20;
}
