using System.Security.Cryptography;

namespace ImageGen.Registries;

/// <summary>A manifest or an index, with the exact bytes of the registry, because the digest depends on them.</summary>
internal sealed record RegistryManifest(string MediaType, ReadOnlyMemory<byte> Content)
{
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    public ImageDigest Digest { get; } = ImageDigest.Parse("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Content.Span)));

    /// <summary>Whether it is an index.</summary>
    public bool IsIndex => MediaType is OciIndex or DockerList;

    /// <summary>Whether it has an OCI media type, not one of Docker.</summary>
    public bool IsOci => MediaType is OciIndex or OciManifest;
}
