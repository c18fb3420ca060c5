using System.Collections.Immutable;
using System.Security.Cryptography;
using ImageGen.Oci.Documents;

namespace ImageGen.Oci;

/// <summary>A descriptor of the OCI image specification: the type, the digest and the size of a content that is stored elsewhere.</summary>
/// <param name="MediaType">The media type of the content.</param>
/// <param name="Digest">The digest of the content.</param>
/// <param name="Size">The length of the content in bytes.</param>
public sealed record Descriptor(string MediaType, ImageDigest Digest, long Size)
{
    /// <summary>The platform of a manifest in an index. Default: none.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The annotations. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ValueEquality.NoTexts;

    /// <summary>The addresses from which a layer with a foreign media type can be downloaded. Default: none.</summary>
    public ImmutableArray<string> Urls { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The fields of a parsed descriptor that have no property.</summary>
    internal UnknownFields Unknown { get; init; } = UnknownFields.None;

    /// <summary>Creates the descriptor of a content, with its SHA-256.</summary>
    public static Descriptor Of(string mediaType, ReadOnlySpan<byte> content) =>
        new(mediaType, ImageDigest.Parse("sha256:" + Convert.ToHexStringLower(SHA256.HashData(content))), content.Length);

    /// <summary>Whether two descriptors have the same values.</summary>
    public bool Equals(Descriptor? other) =>
        other is not null
        && MediaType == other.MediaType
        && Digest == other.Digest
        && Size == other.Size
        && Platform == other.Platform
        && ValueEquality.AreEqual(Annotations, other.Annotations)
        && ValueEquality.AreEqual(Urls, other.Urls)
        && Unknown.Equals(other.Unknown);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MediaType, Digest, Size);
}
