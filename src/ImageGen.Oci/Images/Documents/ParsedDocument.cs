namespace ImageGen.Oci.Documents;

/// <summary>The bytes of a parsed document, and its values at that time: bytes of the same values keep their digest.</summary>
internal sealed class ParsedDocument<T>(T values, ReadOnlyMemory<byte> content)
    where T : class, IEquatable<T>
{
    private readonly ReadOnlyMemory<byte> _content = content.ToArray();

    /// <summary>Returns the parsed bytes, or <see langword="null"/> if the values were changed.</summary>
    public ReadOnlyMemory<byte>? ContentOf(T current) => values.Equals(current) ? _content : default(ReadOnlyMemory<byte>?);
}
