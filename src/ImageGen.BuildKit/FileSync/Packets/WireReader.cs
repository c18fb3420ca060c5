using System.Buffers;
using System.Buffers.Binary;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>Reads the fields of a protobuf message without copying them. Invalid bytes never cause an exception.</summary>
internal ref struct WireReader(ReadOnlySequence<byte> message)
{
    private const int MaxVarintLength = 10;

    private ReadOnlySequence<byte> _rest = message;

    /// <summary>What is wrong with the message; <see langword="null"/> if there is no error so far.</summary>
    public string? Error { get; private set; }

    /// <summary>Reads the next field. Returns <see langword="false"/> at the end of the message, and if it is malformed.</summary>
    public bool Read(out WireField field)
    {
        field = default;
        if (Error is not null || _rest.IsEmpty)
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
            return Fail("a field number is not valid");
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
            _ => Fail("a field has an unknown wire type"),
        };
        field = new WireField((uint)number, type, value, bytes);
        return isRead;
    }

    private bool ReadVarint(out ulong value)
    {
        value = 0;
        Span<byte> joined = stackalloc byte[MaxVarintLength];
        var bytes = Next(joined);
        for (var at = 0; at < bytes.Length; at++)
        {
            value |= (ulong)(bytes[at] & 0x7F) << (7 * at);
            if (bytes[at] < 0x80)
            {
                _rest = _rest.Slice(at + 1);
                // Only one bit of the tenth group of seven bits remains.
                return at < MaxVarintLength - 1 || bytes[at] <= 1 || Fail("a number has more than 64 bits");
            }
        }

        return Fail(bytes.Length < MaxVarintLength ? "it ends inside a number" : "a number has more than 64 bits");
    }

    private bool ReadBytes(ulong length, out ReadOnlySequence<byte> bytes)
    {
        bytes = default;
        if (length > (ulong)_rest.Length)
        {
            return Fail("it ends inside a field");
        }

        bytes = _rest.Slice(0, (long)length);
        _rest = _rest.Slice((long)length);
        return true;
    }

    private bool ReadFixed(int size, out ulong value)
    {
        Span<byte> joined = stackalloc byte[sizeof(ulong)];
        joined.Clear();
        value = 0;
        var bytes = Next(joined[..size]);
        if (bytes.Length < size)
        {
            return Fail("it ends inside a number");
        }

        bytes.CopyTo(joined);
        _rest = _rest.Slice(size);
        value = BinaryPrimitives.ReadUInt64LittleEndian(joined);
        return true;
    }

    /// <summary>The next bytes, at most the length of the buffer, in one span. Bytes from several segments are copied into the buffer.</summary>
    private readonly ReadOnlySpan<byte> Next(Span<byte> joined)
    {
        var segment = _rest.FirstSpan;
        if (segment.Length >= joined.Length)
        {
            return segment[..joined.Length];
        }

        var next = _rest.Slice(0, Math.Min(joined.Length, _rest.Length));
        next.CopyTo(joined);
        return joined[..(int)next.Length];
    }

    private bool Fail(string error)
    {
        Error = error;
        return false;
    }
}
