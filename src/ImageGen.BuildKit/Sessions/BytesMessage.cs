using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace ImageGen.BuildKit.Sessions;

/// <summary>
/// The message of all methods that transfer bytes: one field, <c>data = 1</c>. It is read and written in the connection's buffers.
/// A generated class would copy the data of each received message into a new array, and a daemon sends up to 3 MB in one (moby/buildkit
/// 73ed682, session/filesync/diffcopy.go). So <c>Protocol/</c> does not contain this message.
/// </summary>
internal static class BytesMessage
{
    private const byte DataTag = (1 << 3) | (int)WireFormat.WireType.LengthDelimited;

    /// <summary>Writes a message to a call. It is sent with the next flush.</summary>
    public static void Write(SessionCall call, ReadOnlySpan<byte> data) => Write(call.BeginMessage(SizeOf(data.Length)), data);

    /// <summary>Writes a message of <see cref="SizeOf"/> bytes.</summary>
    public static void Write(IBufferWriter<byte> writer, ReadOnlySpan<byte> data)
    {
        var prefixSize = SizeOf(data.Length) - data.Length;
        var prefix = writer.GetSpan(prefixSize);
        prefix[0] = DataTag;
        WriteVarint(prefix[1..], (uint)data.Length);
        writer.Advance(prefixSize);
        writer.Write(data);
    }

    /// <summary>The size of a message with data of the given length, in bytes.</summary>
    public static int SizeOf(int length) => 1 + CodedOutputStream.ComputeLengthSize(length) + length;

    /// <summary>Reads the bytes in a message; empty if the field is missing.</summary>
    public static ReadOnlySequence<byte> Read(ReadOnlySequence<byte> message)
    {
        var reader = new SequenceReader<byte>(message);
        if (reader.End)
        {
            return default;
        }

        // It is the only field, so it extends to the end.
        return reader.TryRead(out var tag) && tag == DataTag && TryReadVarint(ref reader, out var length) && length == reader.Remaining
            ? reader.UnreadSequence
            : throw new RpcException(new Status(StatusCode.Internal, "The message is not valid: a single field of bytes is expected."));
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
