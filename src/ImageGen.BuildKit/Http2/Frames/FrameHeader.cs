using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>The header of a frame: nine octets (RFC 9113, section 4.1).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct FrameHeader(int length, FrameType type, byte flags, int streamId)
{
    public const int Size = 9;

    /// <summary>The maximum payload, in octets: the minimum that the protocol requires to accept.</summary>
    public const int MaxLength = 16 * 1024;

    public int Length { get; } = length;

    public FrameType Type { get; } = type;

    /// <summary>The id of the stream; zero for the connection.</summary>
    public int StreamId { get; } = streamId;

    public bool Has(byte flag) => (flags & flag) != 0;

    public static FrameHeader Read(ReadOnlySpan<byte> octets) => new(
        (int)(BinaryPrimitives.ReadUInt32BigEndian(octets) >> 8),
        (FrameType)octets[3],
        octets[4],
        // The first bit is reserved and ignored.
        BinaryPrimitives.ReadInt32BigEndian(octets[5..]) & int.MaxValue);

    public void WriteTo(Span<byte> octets)
    {
        BinaryPrimitives.WriteInt32BigEndian(octets, Length << 8);
        octets[3] = (byte)Type;
        octets[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(octets[5..], StreamId);
    }
}
