namespace ImageGen.BuildKit.StandIn.Connections;

/// <summary>Reads a header block as far as it takes to find its values (RFC 7541, without Huffman codes, which the framework does not write).</summary>
internal static class HeaderBlock
{
    /// <summary>Parts each value with separators into several fields of its name.</summary>
    public static byte[] Part(ReadOnlySpan<byte> block, byte separator)
    {
        var output = new List<byte>(block.Length);
        for (var at = 0; at < block.Length;)
        {
            var begin = at;
            var first = block[at];
            if ((first & 0x80) != 0)
            {
                _ = Integer(block, ref at, 7);
                output.AddRange(block[begin..at]);
                continue;
            }

            if ((first & 0xE0) == 0x20)
            {
                _ = Integer(block, ref at, 5);
                output.AddRange(block[begin..at]);
                continue;
            }

            if (Integer(block, ref at, (first & 0x40) != 0 ? 6 : 4) == 0)
            {
                _ = Text(block, ref at);
            }

            var head = block[begin..at];
            var value = Text(block, ref at);
            foreach (var range in value.Split(separator))
            {
                output.AddRange(head);
                AddLength(output, value[range].Length);
                output.AddRange(value[range]);
            }
        }

        return [.. output];
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> block, ref int at)
    {
        if ((block[at] & 0x80) != 0)
        {
            throw new NotSupportedException("The HTTP/2 client writes Huffman codes now, and this class does not read them.");
        }

        var length = Integer(block, ref at, 7);
        var text = block.Slice(at, length);
        at += length;
        return text;
    }

    private static int Integer(ReadOnlySpan<byte> block, ref int at, int bits)
    {
        var max = (1 << bits) - 1;
        var value = block[at++] & max;
        if (value < max)
        {
            return value;
        }

        for (var shift = 0; ; shift += 7)
        {
            var octet = block[at++];
            value += (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0)
            {
                return value;
            }
        }
    }

    private static void AddLength(List<byte> output, int length)
    {
        if (length < 0x7F)
        {
            output.Add((byte)length);
            return;
        }

        output.Add(0x7F);
        for (length -= 0x7F; length >= 0x80; length >>= 7)
        {
            output.Add((byte)(length | 0x80));
        }

        output.Add((byte)length);
    }
}
