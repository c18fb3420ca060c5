using System.Buffers.Binary;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;

namespace ImageGen.BuildKit.Tests.Http2.Peers;

/// <summary>A received frame (RFC 9113, section 4.1).</summary>
internal sealed record RawFrame(FrameType Type, byte Flags, int StreamId, byte[] Payload)
{
    public const int PrefixSize = 9;

    public bool EndsStream => Type is FrameType.Data or FrameType.Headers && (Flags & FrameFlags.EndStream) != 0;

    /// <summary>The 32-bit number in the payload of a reset or a window update.</summary>
    public uint Number => BinaryPrimitives.ReadUInt32BigEndian(Payload);

    /// <summary>The reason in a GOAWAY frame.</summary>
    public Http2Error GoAwayError => (Http2Error)BinaryPrimitives.ReadUInt32BigEndian(Payload.AsSpan(4));

    public bool Is(FrameType type, int streamId) => Type == type && StreamId == streamId;

    public bool IsReset(int streamId, Http2Error error) => Is(FrameType.Reset, streamId) && Number == (uint)error;

    public static byte[] Write(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[PrefixSize + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        frame[3] = (byte)type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), streamId);
        payload.CopyTo(frame.AsSpan(PrefixSize));
        return frame;
    }

    public static RawFrame Of(byte[] head, byte[] payload) =>
        new((FrameType)head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
}
