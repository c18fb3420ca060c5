using System.Runtime.CompilerServices;

namespace ImageGen.BuildKit.Tests.Http2.Headers.Framework;

/// <summary>The Huffman code as System.Net.Http has it: its decoder, and an encoder over its table.</summary>
internal static class FrameworkHuffman
{
    private const string Huffman = "System.Net.Http.HPack.Huffman, System.Net.Http";

    /// <summary>The decoded octets; <see langword="null"/> where the code is refused.</summary>
    public static byte[]? Decode(byte[] code)
    {
        // It is made longer by doubling it.
        var octets = new byte[1];
        try
        {
            var length = Decode(null, code, ref octets);
            return octets[..length];
        }
        catch (Exception refused) when (refused.GetType().Name == "HuffmanDecodingException")
        {
            return null;
        }
    }

    public static byte[] Encode(ReadOnlySpan<byte> octets)
    {
        var code = new List<byte>();
        ulong window = 0;
        var bits = 0;
        foreach (var octet in octets)
        {
            Append(octet);
        }

        if (bits > 0)
        {
            code.Add((byte)((window >> 56) | (0xFFu >> bits)));
        }

        return [.. code];

        void Append(int symbol)
        {
            window |= (ulong)Codes(null)[symbol] << 32 >> bits;
            for (bits += Lengths(null)[symbol]; bits >= 8; bits -= 8, window <<= 8)
            {
                code.Add((byte)(window >> 56));
            }
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Decode")]
    private static extern int Decode([UnsafeAccessorType(Huffman)] object? type, ReadOnlySpan<byte> code, ref byte[] octets);

    // From the highest bit on.
    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "get_EncodingTableCodes")]
    private static extern ReadOnlySpan<uint> Codes([UnsafeAccessorType(Huffman)] object? type);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "get_EncodingTableBitLengths")]
    private static extern ReadOnlySpan<byte> Lengths([UnsafeAccessorType(Huffman)] object? type);
}
