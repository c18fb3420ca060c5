using System.Buffers;
using System.Buffers.Binary;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>Reads the fields of a protobuf message without copying them. Nothing in a message makes it throw.</summary>
internal ref struct WireReader(ReadOnlySequence<byte> message)
{
    private const int LongestVarint = 10;

    private SequenceReader<byte> _reader = new(message);

    /// <summary>What is wrong with the message; <see langword="null"/> as long as nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Reads the next field. <see langword="false"/> at the message's end, and where the message is malformed.</summary>
    public bool Read(out WireField field)
    {
        field = default;
        if (Error is not null || _reader.End)
        {
            return false;
        }

        if (!ReadVarint(out var tag))
        {
            return false;
        }

        var number = tag >> 3;
        if (number is 0 or > 0x1FFF_FFFF)
        {
            return Fail("a field has a number that there is not");
        }

        var type = (WireType)(tag & 7);
        ulong value = 0;
        ReadOnlySequence<byte> bytes = default;
        var isRead = type switch
        {
            WireType.Varint => ReadVarint(out value),
            WireType.Bytes => ReadVarint(out var length) && ReadBytes(length, out bytes),
            WireType.Fixed64 => ReadFixed(sizeof(ulong), out value),
            WireType.Fixed32 => ReadFixed(sizeof(uint), out value),
            _ => Fail("a field is written in a way that is not in use"),
        };
        field = new WireField((uint)number, type, value, bytes);
        return isRead;
    }

    private bool ReadVarint(out ulong value)
    {
        value = 0;
        for (var at = 0; at < LongestVarint; at++)
        {
            if (!_reader.TryRead(out var next))
            {
                return Fail("it ends inside a number");
            }

            value |= (ulong)(next & 0x7F) << (7 * at);
            if (next < 0x80)
            {
                // Of the tenth group of seven bits one is left.
                return at < LongestVarint - 1 || next <= 1 || Fail("a number has more than 64 bits");
            }
        }

        return Fail("a number has more than 64 bits");
    }

    private bool ReadBytes(ulong length, out ReadOnlySequence<byte> bytes)
    {
        bytes = default;
        if (length > (ulong)_reader.Remaining)
        {
            return Fail("it ends inside a field");
        }

        bytes = _reader.Sequence.Slice(_reader.Position, (long)length);
        _reader.Advance((long)length);
        return true;
    }

    private bool ReadFixed(int size, out ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        value = 0;
        if (!_reader.TryCopyTo(bytes[..size]))
        {
            return Fail("it ends inside a number");
        }

        _reader.Advance(size);
        value = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return true;
    }

    private bool Fail(string error)
    {
        Error = error;
        return false;
    }
}
