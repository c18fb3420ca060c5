using System.Collections.Immutable;

namespace ImageGen.Oci.Documents;

/// <summary>The fields of a parsed object that have no property, in their order.</summary>
internal sealed class UnknownFields(ImmutableArray<DocumentField> fields) : IEquatable<UnknownFields>
{
    public static readonly UnknownFields None = new([]);

    public ImmutableArray<DocumentField> Fields => fields;

    public bool Equals(UnknownFields? other) => other is not null && ValueEquality.AreEqual(fields, other.Fields);

    public override bool Equals(object? obj) => Equals(obj as UnknownFields);

    public override int GetHashCode() => fields.Length;
}
