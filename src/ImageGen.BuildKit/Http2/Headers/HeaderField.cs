using System.Text;

namespace ImageGen.BuildKit.Http2.Headers;

/// <summary>A header, as it was sent or as a table of the compression has it.</summary>
internal sealed class HeaderField
{
    /// <summary>What an entry of a table counts for beside its octets (RFC 7541, 4.1).</summary>
    public const int Overhead = 32;

    public HeaderField(string name, string value)
        : this(name, Encoding.UTF8.GetByteCount(name), value, Encoding.UTF8.GetByteCount(value))
    {
    }

    /// <param name="name">The name.</param>
    /// <param name="nameLength">Its octets as they were sent: where they are no UTF-8, the text has others.</param>
    /// <param name="value">The value.</param>
    /// <param name="valueLength">Its octets as they were sent.</param>
    public HeaderField(string name, int nameLength, string value, int valueLength)
    {
        Name = name;
        NameLength = nameLength;
        Value = value;
        ValueLength = valueLength;
    }

    public string Name { get; }

    public string Value { get; }

    /// <summary>The octets of the name.</summary>
    public int NameLength { get; }

    /// <summary>The octets of the value.</summary>
    public int ValueLength { get; }

    /// <summary>What it counts for in a table and in the limit of a list, in octets (RFC 7541, 4.1).</summary>
    public int Size => NameLength + ValueLength + Overhead;
}
