using System.Buffers.Binary;

namespace ImageGen.BuildKit.Http2;

/// <summary>The settings of both sides (RFC 9113, section 6.5). Of the peer's settings, only the window size affects this side.</summary>
internal static class Http2Settings
{
    /// <summary>The size of a setting: an id of 16 bits and a value of 32 bits.</summary>
    private const int Size = 6;

    private const ushort EnablePush = 2;
    private const ushort MaxStreams = 3;
    private const ushort InitialWindow = 4;
    private const ushort MaxFrameSize = 5;
    private const ushort MaxHeaders = 6;

    /// <summary>Creates the payload of this side's settings frame.</summary>
    public static byte[] CreatePayload(Http2Limits limits)
    {
        var payload = new byte[3 * Size];
        Write(payload, MaxStreams, limits.MaxStreams);
        Write(payload.AsSpan(Size), InitialWindow, limits.StreamWindow);
        Write(payload.AsSpan(2 * Size), MaxHeaders, limits.MaxHeaders);
        return payload;
    }

    /// <summary>Applies the peer's settings.</summary>
    /// <exception cref="Http2Exception">A value is not valid for its setting.</exception>
    public static void Apply(ReadOnlySpan<byte> payload, OutgoingWindows windows)
    {
        if (payload.Length % Size != 0)
        {
            throw Refuse(Http2Error.FrameSize, "that are incomplete");
        }

        for (; !payload.IsEmpty; payload = payload[Size..])
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(payload[sizeof(ushort)..]);
            switch (BinaryPrimitives.ReadUInt16BigEndian(payload))
            {
                case EnablePush when value > 1:
                    throw Refuse(Http2Error.Protocol, $"with the value {value} for server push");
                case InitialWindow when !windows.TrySetInitial(value):
                    throw Refuse(Http2Error.FlowControl, $"with an initial window of {value} bytes");
                case MaxFrameSize when value is < 16_384 or > 16_777_215:
                    throw Refuse(Http2Error.Protocol, $"with a maximum frame size of {value} bytes");
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
