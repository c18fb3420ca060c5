using System.Buffers.Binary;
using System.Text;

namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>The frame with the reason for closing a connection (RFC 9113, section 6.8).</summary>
internal static class GoAway
{
    /// <summary>The minimum length, in octets: the last stream and the error.</summary>
    public const int MinLength = 2 * sizeof(uint);

    /// <param name="lastStreamId">The highest id of an accepted stream.</param>
    /// <param name="error">The reason for closing the connection.</param>
    /// <param name="message">The reason as text, for the peer's log.</param>
    public static byte[] CreatePayload(int lastStreamId, Http2Error error, string message)
    {
        var payload = new byte[MinLength + Encoding.UTF8.GetByteCount(message)];
        BinaryPrimitives.WriteInt32BigEndian(payload, lastStreamId);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(sizeof(uint)), (uint)error);
        _ = Encoding.UTF8.GetBytes(message, payload.AsSpan(MinLength));
        return payload;
    }
}
