using System.Buffers.Binary;

namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>Decodes strings that are sent in the Huffman code (RFC 7541, 5.2).</summary>
internal static class HuffmanDecoder
{
    /// <summary>The result for a string of more octets than there is room for.</summary>
    public const int TooLong = -1;

    // Codes of up to 8 bits are those of letters and digits. They are looked up: the symbol above, the length below.
    private const int LookedUp = 8;
    private static readonly ushort[] ShortCodes = LookUp();

    /// <summary>The most octets that so many octets of code stand for.</summary>
    public static long LongestText(int codeLength) => codeLength * 8L / HuffmanCode.ShortestCode;

    /// <summary>Decodes a string. The result is how many octets it has, or <see cref="TooLong"/>.</summary>
    /// <exception cref="HeaderBlockException">The code has an end within, or is not padded as it has to be.</exception>
    public static int Decode(ReadOnlySpan<byte> code, Span<byte> octets)
    {
        var codes = ShortCodes;
        var read = 0;
        var written = 0;
        // The bits that are next, from the highest on; after them are zeros.
        var window = 0UL;
        var bits = 0;
        while (true)
        {
            // As many as the longest code has, as long as there are.
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

            var found = codes[(int)(window >> (64 - LookedUp))];
            var length = found & 0xFF;
            var symbol = found >> LookedUp;
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
                throw new HeaderBlockException("a string has the end of a string within");
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

    // What fills the last octet is the beginning of the code of the end: ones, and fewer than eight.
    private static void ThrowUnlessPadding(ulong window, int bits)
    {
        if (bits >= 8 || (window | (ulong.MaxValue >> bits)) != ulong.MaxValue)
        {
            throw new HeaderBlockException("a string ends within the code of a symbol");
        }
    }

    private static ushort[] LookUp()
    {
        var codes = new ushort[1 << LookedUp];
        for (var bits = 0; bits < codes.Length; bits++)
        {
            var symbol = HuffmanCode.Find((uint)bits << (32 - LookedUp), out var length);
            codes[bits] = length <= LookedUp ? (ushort)((symbol << LookedUp) | length) : (ushort)0;
        }

        return codes;
    }
}
