using System.Buffers.Binary;

namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>Decodes Huffman-coded strings (RFC 7541, 5.2).</summary>
internal static class HuffmanDecoder
{
    /// <summary>The result for a string that is longer than the buffer.</summary>
    public const int TooLong = -1;

    // Codes of up to 8 bits, such as letters and digits, are looked up: the symbol in the high bits, the length in the low bits.
    private const int LookupBits = 8;
    private static readonly ushort[] ShortCodes = CreateLookupTable();

    /// <summary>The maximum number of decoded octets for a number of coded octets.</summary>
    public static long MaxDecodedLength(int codeLength) => codeLength * 8L / HuffmanCode.MinLength;

    /// <summary>Decodes a string. Returns its length in octets, or <see cref="TooLong"/>.</summary>
    /// <exception cref="HeaderBlockException">The code contains an end of string, or its padding is not valid.</exception>
    public static int Decode(ReadOnlySpan<byte> code, Span<byte> octets)
    {
        var codes = ShortCodes;
        var read = 0;
        var written = 0;
        // The next bits, from the highest bit on, followed by zeros.
        var window = 0UL;
        var bits = 0;
        while (true)
        {
            // As many bits as the longest code has, if available.
            if (bits <= 32 && code.Length - read >= sizeof(uint))
            {
                window |= (ulong)BinaryPrimitives.ReadUInt32BigEndian(code[read..]) << (32 - bits);
                read += sizeof(uint);
                bits += 32;
            }

            while (bits <= 32 && read < code.Length)
            {
                window |= (ulong)code[read++] << (56 - bits);
                bits += 8;
            }

            var found = codes[(int)(window >> (64 - LookupBits))];
            var length = found & 0xFF;
            var symbol = found >> LookupBits;
            if (length == 0)
            {
                symbol = HuffmanCode.Find((uint)(window >> 32), out length);
            }

            if (length > bits)
            {
                ThrowUnlessPadding(window, bits);
                return written;
            }

            if (symbol == HuffmanCode.EndOfString)
            {
                throw new HeaderBlockException("a string contains the end-of-string symbol");
            }

            if (written == octets.Length)
            {
                return TooLong;
            }

            octets[written++] = (byte)symbol;
            window <<= length;
            bits -= length;
        }
    }

    // The last octet is padded with the start of the end-of-string code: ones, and fewer than eight.
    private static void ThrowUnlessPadding(ulong window, int bits)
    {
        if (bits >= 8 || (window | (ulong.MaxValue >> bits)) != ulong.MaxValue)
        {
            throw new HeaderBlockException("a string ends within a code");
        }
    }

    private static ushort[] CreateLookupTable()
    {
        var codes = new ushort[1 << LookupBits];
        for (var bits = 0; bits < codes.Length; bits++)
        {
            var symbol = HuffmanCode.Find((uint)bits << (32 - LookupBits), out var length);
            codes[bits] = length <= LookupBits ? (ushort)((symbol << LookupBits) | length) : (ushort)0;
        }

        return codes;
    }
}
