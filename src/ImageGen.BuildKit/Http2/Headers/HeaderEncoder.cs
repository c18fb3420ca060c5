using System.Buffers;
using System.Text;

namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>
/// Writes headers in the simplest form of RFC 7541: by index if the static table contains them, otherwise literally. It does not use the
/// peer's table or Huffman coding, because the headers are few and short.
/// </summary>
internal static class HeaderEncoder
{
    private const byte Indexed = 0x80;
    private const byte TableSize = 0x20;

    // One octet, and five that continue it.
    private const int MaxIntegerLength = 6;

    /// <summary>Announces that this side uses no table. It must start the first block of a connection.</summary>
    public static void WriteTableSizeUpdate(IBufferWriter<byte> block) => WriteInteger(block, TableSize, prefixBits: 5, 0);

    /// <summary>Writes a header. The name must be in lower case.</summary>
    public static void Write(IBufferWriter<byte> block, string name, string value)
    {
        var index = StaticTable.IndexOf(name);
        if (index > 0 && StaticTable.Get(index).Value == value)
        {
            WriteInteger(block, Indexed, prefixBits: 7, index);
            return;
        }

        WriteInteger(block, first: 0, prefixBits: 4, index);
        if (index == 0)
        {
            WriteString(block, name);
        }

        WriteString(block, value);
    }

    private static void WriteString(IBufferWriter<byte> block, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        WriteInteger(block, first: 0, prefixBits: 7, length);
        block.Advance(Encoding.UTF8.GetBytes(text, block.GetSpan(length)));
    }

    private static void WriteInteger(IBufferWriter<byte> block, byte first, int prefixBits, int value)
    {
        var octets = block.GetSpan(MaxIntegerLength);
        var prefix = (1 << prefixBits) - 1;
        if (value < prefix)
        {
            octets[0] = (byte)(first | value);
            block.Advance(1);
            return;
        }

        octets[0] = (byte)(first | prefix);
        var count = 1;
        for (value -= prefix; value >= 0x80; value >>= 7)
        {
            octets[count++] = (byte)(value | 0x80);
        }

        octets[count++] = (byte)value;
        block.Advance(count);
    }
}
