using System.Buffers.Binary;

namespace ImageGen.BuildKit.Http2;

/// <summary>What both sides tell of themselves (RFC 9113, section 6.5). Of a peer's settings the window alone changes what this side does.</summary>
internal static class Http2Settings
{
    /// <summary>Each is a number of 16 bits and a value of 32.</summary>
    private const int Size = 6;

    private const ushort EnablePush = 2;
    private const ushort MaxStreams = 3;
    private const ushort InitialWindow = 4;
    private const ushort MaxFrameSize = 5;
    private const ushort MaxHeaders = 6;

    /// <summary>What this side tells, as a frame's payload.</summary>
    public static byte[] Of(Http2Limits limits)
    {
        var payload = new byte[3 * Size];
        Write(payload, MaxStreams, limits.MaxStreams);
        Write(payload.AsSpan(Size), InitialWindow, limits.StreamWindow);
        Write(payload.AsSpan(2 * Size), MaxHeaders, limits.MaxHeaders);
        return payload;
    }

    /// <summary>Takes in what a peer tells.</summary>
    /// <exception cref="Http2Exception">A value is none that the setting can have.</exception>
    public static void Apply(ReadOnlySpan<byte> payload, OutgoingWindows windows)
    {
        if (payload.Length % Size != 0)
        {
            throw Refuse(Http2Error.FrameSize, "that are cut off");
        }

        for (; !payload.IsEmpty; payload = payload[Size..])
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(payload[sizeof(ushort)..]);
            switch (BinaryPrimitives.ReadUInt16BigEndian(payload))
            {
                case EnablePush when value > 1:
                    throw Refuse(Http2Error.Protocol, $"with {value} for whether it wants answers that it has not asked for");
                case InitialWindow when !windows.TrySetInitial(value):
                    throw Refuse(Http2Error.FlowControl, $"with a window of {value} bytes");
                case MaxFrameSize when value is < 16_384 or > 16_777_215:
                    throw Refuse(Http2Error.Protocol, $"with frames of up to {value} bytes");
                default:
                    break;
            }
        }
    }

    private static void Write(Span<byte> target, ushort setting, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target, setting);
        BinaryPrimitives.WriteInt32BigEndian(target[sizeof(ushort)..], value);
    }

    private static Http2Exception Refuse(Http2Error error, string what) => new(error, $"The daemon broke HTTP/2 on the session's connection: it sent settings {what}.");
}
