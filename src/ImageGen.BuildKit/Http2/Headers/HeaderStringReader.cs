using System.Numerics;

namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>Reads the strings of header blocks (RFC 7541, 5.2). Huffman-coded strings share one buffer.</summary>
/// <param name="maxLength">The maximum length of a string, in octets.</param>
internal sealed class HeaderStringReader(int maxLength)
{
    private const byte Huffman = 0x80;

    private byte[] _decoded = new byte[Math.Min(256, maxLength)];

    /// <summary>
    /// Reads a string. Its octets are valid until the next string is read. Returns <see langword="false"/> if the string is too long and
    /// was skipped.
    /// </summary>
    public bool TryRead(ref HeaderBlock block, out ReadOnlySpan<byte> octets)
    {
        var isHuffman = block.Next >= Huffman;
        octets = block.ReadOctets(block.ReadInteger(7));
        if (!isHuffman)
        {
            return octets.Length <= maxLength;
        }

        GetFreeSpace((int)Math.Min(maxLength, HuffmanDecoder.MaxDecodedLength(octets.Length)));
        var length = HuffmanDecoder.Decode(octets, _decoded);
        octets = _decoded.AsSpan(0, Math.Max(length, 0));
        return length != HuffmanDecoder.TooLong;
    }

    private void GetFreeSpace(int room)
    {
        if (room > _decoded.Length)
        {
            _decoded = new byte[Math.Min((uint)maxLength, BitOperations.RoundUpToPowerOf2((uint)room))];
        }
    }
}
