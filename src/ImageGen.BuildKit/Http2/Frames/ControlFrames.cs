using System.Buffers.Binary;

namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>Appends control frames. They do not wait for free space, so that the reader of the connection can send them as responses.</summary>
internal static class ControlFrames
{
    public static void AppendSettings(this FrameWriter frames, ReadOnlySpan<byte> payload) => frames.Append(FrameType.Settings, 0, 0, payload);

    public static void AppendSettingsAcknowledgement(this FrameWriter frames) => frames.Append(FrameType.Settings, FrameFlags.Acknowledgement, 0, []);

    public static void AppendPing(this FrameWriter frames, ReadOnlySpan<byte> octets, bool isAcknowledgement) =>
        frames.Append(FrameType.Ping, isAcknowledgement ? FrameFlags.Acknowledgement : (byte)0, 0, octets);

    public static void AppendWindowUpdate(this FrameWriter frames, int streamId, int increment) =>
        frames.AppendNumber(FrameType.WindowUpdate, streamId, (uint)increment);

    public static void AppendReset(this FrameWriter frames, int streamId, Http2Error error) =>
        frames.AppendNumber(FrameType.Reset, streamId, (uint)error);

    private static void AppendNumber(this FrameWriter frames, FrameType type, int streamId, uint number)
    {
        Span<byte> octets = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(octets, number);
        frames.Append(type, 0, streamId, octets);
    }
}
