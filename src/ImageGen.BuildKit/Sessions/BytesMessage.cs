using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace ImageGen.BuildKit.Sessions;

/// <summary>
/// The message of every method that moves bytes: one field, <c>data = 1</c>. Read and written in the connection's own
/// buffers, because a generated class would copy the bytes.
/// </summary>
internal static class BytesMessage
{
    private const byte DataTag = (1 << 3) | (int)WireFormat.WireType.LengthDelimited;

    /// <summary>Begins and writes a message. It goes out with the next flush.</summary>
    public static void Write(SessionCall call, ReadOnlySpan<byte> data) => Write(call.BeginMessage(SizeOf(data.Length)), data);

    /// <summary>Writes a message, which takes <see cref="SizeOf"/> bytes.</summary>
    public static void Write(IBufferWriter<byte> writer, ReadOnlySpan<byte> data)
    {
        var headSize = SizeOf(data.Length) - data.Length;
        var head = writer.GetSpan(headSize);
        head[0] = DataTag;
        WriteVarint(head[1..], (uint)data.Length);
        writer.Advance(headSize);
        writer.Write(data);
    }

    /// <summary>How many bytes the message of so many bytes of data takes.</summary>
    public static int SizeOf(int length) => 1 + CodedOutputStream.ComputeLengthSize(length) + length;

    /// <summary>The bytes in a message; none where the field is absent.</summary>
    public static ReadOnlySequence<byte> Read(ReadOnlySequence<byte> message)
    {
        var reader = new SequenceReader<byte>(message);
        if (reader.End)
        {
            return default;
        }

        // The field is alone, so that it reaches to the end.
        return reader.TryRead(out var tag) && tag == DataTag && TryReadVarint(ref reader, out var length) && length == reader.Remaining
            ? reader.UnreadSequence
            : throw new RpcException(new Status(StatusCode.Internal, "A message of bytes is expected here."));
    }

    private static void WriteVarint(Span<byte> target, uint value)
    {
        var index = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[index++] = (byte)(value | 0x80);
        }

        target[index] = (byte)value;
    }

    private static bool TryReadVarint(ref SequenceReader<byte> reader, out long value)
    {
        value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (!reader.TryRead(out var part))
            {
                return false;
            }

            value |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
