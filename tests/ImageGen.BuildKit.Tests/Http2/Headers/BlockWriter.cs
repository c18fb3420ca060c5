using System.Text;
using ImageGen.BuildKit.Tests.Http2.Headers.Framework;

namespace ImageGen.BuildKit.Tests.Http2.Headers;

/// <summary>Writes header blocks in any form, with a table as plain as a list, so that each number is one that there is.</summary>
internal sealed class BlockWriter
{
    private readonly List<(int Name, int Value)> _table = [];
    private int _limit = 4096;

    /// <summary>A header by its number alone, or by the number of its name, or in full.</summary>
    /// <param name="form">The first octet: 0x80 for a number, 0x40 where it is added, 0x00 and 0x10 where it is not.</param>
    /// <param name="choice">Chooses a number: an even one from the static table, an odd one from what was added.</param>
    /// <param name="name">The name in full; <see langword="null"/> for one by its number.</param>
    /// <param name="value">The value of all that is no number.</param>
    /// <param name="isHuffman">Whether it is in the Huffman code.</param>
    public byte[] Header(int form, int choice, string? name, byte[] value, bool isHuffman)
    {
        var number = choice % 2 == 0 || _table.Count == 0 ? 1 + (choice % 61) : 62 + (choice / 2 % _table.Count);
        if (form == 0x80)
        {
            return Integer(form, 7, number);
        }

        var nameLength = name?.Length ?? (number > 61 ? _table[number - 62].Name : FrameworkStaticTable.Entries[number - 1].Name.Length);
        if (form == 0x40)
        {
            _table.Insert(0, (nameLength, value.Length));
            Evict();
        }

        return [.. Integer(form, form == 0x40 ? 6 : 4, name is null ? number : 0), .. name is null ? [] : Text(Encoding.ASCII.GetBytes(name), isHuffman), .. Text(value, isHuffman)];
    }

    public byte[] TableSize(int size)
    {
        _limit = size;
        Evict();
        return Integer(0x20, 5, size);
    }

    public static byte[] Text(byte[] octets, bool isHuffman)
    {
        var sent = isHuffman ? FrameworkHuffman.Encode(octets) : octets;
        return [.. Integer(isHuffman ? 0x80 : 0, 7, sent.Length), .. sent];
    }

    private static byte[] Integer(int first, int prefixBits, int value)
    {
        var prefix = (1 << prefixBits) - 1;
        if (value < prefix)
        {
            return [(byte)(first | value)];
        }

        var octets = new List<byte> { (byte)(first | prefix) };
        for (value -= prefix; value >= 0x80; value >>= 7)
        {
            octets.Add((byte)(value | 0x80));
        }

        return [.. octets, (byte)value];
    }

    private void Evict()
    {
        while (_table.Sum(entry => entry.Name + entry.Value + 32) > _limit)
        {
            _table.RemoveAt(_table.Count - 1);
        }
    }
}
