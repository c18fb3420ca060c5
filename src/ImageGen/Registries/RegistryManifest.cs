using System.Security.Cryptography;

namespace ImageGen.Registries;

/// <summary>A manifest or an index, byte for byte as a registry keeps it: its digest is of these bytes.</summary>
internal sealed record RegistryManifest(string MediaType, ReadOnlyMemory<byte> Content)
{
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    public ImageDigest Digest { get; } = ImageDigest.Parse("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Content.Span)));

    /// <summary>Whether it names manifests, and no layers.</summary>
    public bool IsIndex => MediaType is OciIndex or DockerList;

    /// <summary>Whether it is of OCI's kind, not of Docker's older one.</summary>
    public bool IsOci => MediaType is OciIndex or OciManifest;
}
