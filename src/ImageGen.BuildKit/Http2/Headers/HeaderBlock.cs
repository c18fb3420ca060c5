namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>Reads the numbers and strings of a header block (RFC 7541, 5).</summary>
internal ref struct HeaderBlock(ReadOnlySpan<byte> block)
{
    // Five groups of seven bits are enough for all useful numbers.
    private const int LastShift = 28;

    private ReadOnlySpan<byte> _rest = block;

    public readonly bool IsEmpty => _rest.IsEmpty;

    /// <summary>The next octet, which determines the representation that follows.</summary>
    public readonly byte Next => _rest.IsEmpty ? throw new HeaderBlockException("a header is incomplete") : _rest[0];

    /// <summary>Reads a number that starts in the low bits of the next octet.</summary>
    public int ReadInteger(int prefixBits)
    {
        var prefix = (1 << prefixBits) - 1;
        long value = Take() & prefix;
        if (value < prefix)
        {
            return (int)value;
        }

        for (var shift = 0; shift <= LastShift; shift += 7)
        {
            var octet = Take();
            value += (long)(octet & 0x7F) << shift;
            if (octet == 0 && shift > 0)
            {
                // No encoder pads a number with zeros; the framework's decoders refuse it too.
                throw new HeaderBlockException("a number is longer than necessary");
            }

            if (octet < 0x80)
            {
                return value <= int.MaxValue ? (int)value : throw TooLarge();
            }
        }

        throw TooLarge();
    }

    public ReadOnlySpan<byte> ReadOctets(int count)
    {
        if (count > _rest.Length)
        {
            throw new HeaderBlockException("a string is longer than the block");
        }

        var octets = _rest[..count];
        _rest = _rest[count..];
        return octets;
    }

    private byte Take()
    {
        var next = Next;
        _rest = _rest[1..];
        return next;
    }

    private static HeaderBlockException TooLarge() => new("a number is too large");
}
