using System.Text;

namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>A header, as received or as an entry of a header table.</summary>
internal sealed class HeaderField
{
    /// <summary>The overhead of a table entry in addition to its octets (RFC 7541, 4.1).</summary>
    public const int Overhead = 32;

    public HeaderField(string name, string value)
        : this(name, Encoding.UTF8.GetByteCount(name), value, Encoding.UTF8.GetByteCount(value))
    {
    }

    /// <param name="name">The name.</param>
    /// <param name="nameLength">The number of octets that were sent. It differs from the text's length if they were not valid UTF-8.</param>
    /// <param name="value">The value.</param>
    /// <param name="valueLength">The number of octets that were sent.</param>
    public HeaderField(string name, int nameLength, string value, int valueLength)
    {
        Name = name;
        NameLength = nameLength;
        Value = value;
        ValueLength = valueLength;
    }

    public string Name { get; }

    public string Value { get; }

    /// <summary>The number of octets of the name.</summary>
    public int NameLength { get; }

    /// <summary>The number of octets of the value.</summary>
    public int ValueLength { get; }

    /// <summary>The size for the limits of a table and of a list, in octets (RFC 7541, 4.1).</summary>
    public int Size => NameLength + ValueLength + Overhead;
}
