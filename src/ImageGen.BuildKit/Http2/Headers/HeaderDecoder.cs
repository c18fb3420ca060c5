using System.Text;

namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>
/// Decodes the header blocks of a connection, in the order of their arrival (RFC 7541, 3). It cannot be used after a
/// <see cref="HeaderBlockException"/>, but can after a <see cref="HeaderListTooLargeException"/>.
/// </summary>
/// <param name="maxFieldSize">The maximum length of a name or a value, in octets.</param>
/// <param name="maxListSize">The maximum total size of the headers of a block, in octets: each counts 32 more than its length.</param>
internal sealed class HeaderDecoder(int maxFieldSize, long maxListSize)
{
    private const byte Indexed = 0x80;
    private const byte Added = 0x40;
    private const byte TableSize = 0x20;

    private readonly DynamicTable _table = new();

    // A longer string is neither accepted nor fits into the table.
    private readonly HeaderStringReader _strings = new(Math.Max(maxFieldSize, DynamicTable.MaxTableSize));

    /// <summary>Adds the headers of a block to a list. Invalid UTF-8 is replaced by U+FFFD.</summary>
    /// <exception cref="HeaderBlockException">The block is malformed.</exception>
    /// <exception cref="HeaderListTooLargeException">The headers are too large. The list contains the headers before the limit.</exception>
    public void Decode(ReadOnlySpan<byte> block, List<HeaderField> fields)
    {
        var rest = new HeaderBlock(block);
        ReadTableSizes(ref rest);
        var size = 0L;
        var fits = true;
        while (!rest.IsEmpty)
        {
            // The whole block is always read, because the next block may reference the entries that it adds to the table.
            var field = ReadField(ref rest);
            size += field?.Size ?? 0;
            fits = fits && field is not null && size <= maxListSize
                && field.NameLength <= maxFieldSize && field.ValueLength <= maxFieldSize;
            if (fits)
            {
                fields.Add(field!);
            }
        }

        if (!fits)
        {
            throw new HeaderListTooLargeException(maxFieldSize, maxListSize);
        }
    }

    private void ReadTableSizes(ref HeaderBlock block)
    {
        while (!block.IsEmpty && block.Next is >= TableSize and < Added)
        {
            var size = block.ReadInteger(5);
            if (size > DynamicTable.MaxTableSize)
            {
                throw new HeaderBlockException("the header table becomes larger than agreed");
            }

            _table.Limit(size);
        }
    }

    /// <summary>Reads a header; <see langword="null"/> for a header that is too long to keep.</summary>
    private HeaderField? ReadField(ref HeaderBlock block)
    {
        switch (block.Next)
        {
            case >= Indexed:
                return Find(block.ReadInteger(7));
            case >= Added:
                var field = ReadLiteral(ref block, 6);
                Add(field);
                return field;
            case >= TableSize:
                throw new HeaderBlockException("the header table changes its size after a header");
            default:
                return ReadLiteral(ref block, 4);
        }
    }

    private void Add(HeaderField? field)
    {
        if (field is null)
        {
            _table.Clear();
        }
        else
        {
            _table.Add(field);
        }
    }

    private HeaderField? ReadLiteral(ref HeaderBlock block, int prefixBits)
    {
        var index = block.ReadInteger(prefixBits);
        var name = index == 0 ? ReadName(ref block) : Find(index);
        if (!_strings.TryRead(ref block, out var value) || name is null)
        {
            return null;
        }

        return new HeaderField(name.Name, name.NameLength, Encoding.UTF8.GetString(value), value.Length);
    }

    private HeaderField? ReadName(ref HeaderBlock block)
    {
        if (!_strings.TryRead(ref block, out var octets))
        {
            return null;
        }

        return octets.IsEmpty
            ? throw new HeaderBlockException("a header has no name")
            : new HeaderField(Encoding.UTF8.GetString(octets), octets.Length, "", 0);
    }

    private HeaderField Find(int index) => index switch
    {
        0 => throw new HeaderBlockException("a header has the index 0"),
        <= StaticTable.Count => StaticTable.Get(index),
        _ => _table.Find(index - StaticTable.Count - 1) ?? throw new HeaderBlockException("a header has an unknown index"),
    };
}
