using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ImageGen.Oci.Layers.Tar;

/// <summary>What the headers before an entry have for it: long names and the records of PAX.</summary>
internal sealed class TarExtensions
{
    private const int MaxName = 64 * 1024;
    private const int MaxHeaders = 16;

    private readonly Dictionary<string, byte[]> _values = new(StringComparer.Ordinal);
    private int _headers;

    /// <summary>Adds the content of a header.</summary>
    /// <exception cref="InvalidImageException">The content is not valid, or an entry has too many headers.</exception>
    public void Add(byte type, byte[] content)
    {
        if (++_headers > MaxHeaders)
        {
            throw TarInput.Invalid($"an entry has more than {MaxHeaders} headers");
        }

        if (type is not TarFormat.PaxHeader)
        {
            var end = content.AsSpan().IndexOf((byte)0);
            _values[type is TarFormat.GnuLongName ? "path" : "linkpath"] = end < 0 ? content : content[..end];
            return;
        }

        foreach (var (name, value) in PaxRecords.Parse(content) ?? throw TarInput.Invalid("a PAX header has a record that is not valid"))
        {
            if (name.StartsWith("GNU.sparse.", StringComparison.Ordinal))
            {
                throw Sparse();
            }

            _values[name] = value;
        }
    }

    /// <summary>Returns the values of the entry.</summary>
    /// <exception cref="InvalidImageException">A value is not valid.</exception>
    public TarHeaderValues Apply(TarHeaderValues header) => header with
    {
        Name = Name("path") ?? header.Name,
        LinkName = Name("linkpath") ?? header.LinkName,
        Size = Number("size") ?? header.Size,
        UserId = Number("uid") ?? header.UserId,
        GroupId = Number("gid") ?? header.GroupId,
        Modified = Number("mtime") ?? header.Modified,
    };

    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> GetAttributes() => LayerEntry.NoAttributes.AddRange(_values
        .Where(static each => each.Key.StartsWith(TarFormat.AttributePrefix, StringComparison.Ordinal))
        .Select(static each => KeyValuePair.Create(each.Key[TarFormat.AttributePrefix.Length..], (ReadOnlyMemory<byte>)each.Value)));

    public static InvalidImageException Sparse() => TarInput.Invalid("it contains a sparse file, which is not supported");

    private byte[]? Name(string key)
    {
        var name = _values.GetValueOrDefault(key);
        return name is null or { Length: 0 } ? null
            : name.Length > MaxName ? throw TarInput.Invalid($"a name has {name.Length} bytes, and the limit is {MaxName}")
            : name.AsSpan().IndexOf((byte)0) >= 0 ? throw TarInput.Invalid("a name contains the byte 0")
            : name;
    }

    /// <summary>Reads a number. The fraction of a time is ignored.</summary>
    private long? Number(string key)
    {
        if (_values.GetValueOrDefault(key) is not { Length: > 0 } value)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(value);
        var point = key == "mtime" ? text.IndexOf('.', StringComparison.Ordinal) : -1;
        return long.TryParse(point < 0 ? text : text[..point], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw TarInput.Invalid($"the record '{key}' is not a valid number");
    }
}
