namespace ImageGen.Oci;

/// <summary>A manifest or an index, with the exact bytes of the registry, because the digest depends on them.</summary>
/// <param name="Descriptor">The media type, the digest and the size.</param>
/// <param name="Content">The bytes.</param>
public sealed record RegistryManifest(Descriptor Descriptor, ReadOnlyMemory<byte> Content)
{
    /// <summary>The maximum size of a manifest, in bytes: 4 MiB, as in the OCI distribution specification.</summary>
    public const int MaxSizeBytes = 4 * 1024 * 1024;

    /// <summary>The media type.</summary>
    public string MediaType => Descriptor.MediaType;

    /// <summary>The digest.</summary>
    public ImageDigest Digest => Descriptor.Digest;

    /// <summary>Whether it is an index.</summary>
    public bool IsIndex => MediaTypes.IsIndex(MediaType);

    /// <summary>Creates a manifest from its bytes, with their SHA-256.</summary>
    /// <param name="mediaType">The media type.</param>
    /// <param name="content">The bytes.</param>
    public static RegistryManifest Create(string mediaType, ReadOnlyMemory<byte> content) => new(Descriptor.Of(mediaType, content.Span), content);
}
