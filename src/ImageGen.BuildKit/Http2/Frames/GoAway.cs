using System.Buffers.Binary;
using System.Text;

namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>The frame that says why a connection ends (RFC 9113, section 6.8).</summary>
internal static class GoAway
{
    /// <summary>The last stream that was taken, and the error: what the frame has at least, in octets.</summary>
    public const int MinLength = 2 * sizeof(uint);

    /// <param name="lastStreamId">The highest number of a stream that was taken.</param>
    /// <param name="error">Why the connection ends.</param>
    /// <param name="message">The same for a human who reads the peer's log.</param>
    public static byte[] Payload(int lastStreamId, Http2Error error, string message)
    {
        var payload = new byte[MinLength + Encoding.UTF8.GetByteCount(message)];
        BinaryPrimitives.WriteInt32BigEndian(payload, lastStreamId);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(sizeof(uint)), (uint)error);
        _ = Encoding.UTF8.GetBytes(message, payload.AsSpan(MinLength));
        return payload;
    }
}
