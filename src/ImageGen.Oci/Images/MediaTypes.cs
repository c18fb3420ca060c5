namespace ImageGen.Oci;

/// <summary>The media types of the OCI image specification, and those of Docker's image manifest version 2, schema 2.</summary>
public static class MediaTypes
{
    /// <summary>An index of manifests.</summary>
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    /// <summary>A manifest.</summary>
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>The configuration of an image.</summary>
    public const string OciConfiguration = "application/vnd.oci.image.config.v1+json";

    /// <summary>A layer without compression.</summary>
    public const string OciLayer = "application/vnd.oci.image.layer.v1.tar";

    /// <summary>A layer that is compressed with gzip.</summary>
    public const string OciLayerGzip = OciLayer + "+gzip";

    /// <summary>A layer that is compressed with zstd.</summary>
    public const string OciLayerZstd = OciLayer + "+zstd";

    /// <summary>The configuration of an artifact that has none.</summary>
    public const string OciEmpty = "application/vnd.oci.empty.v1+json";

    /// <summary>Docker's index of manifests.</summary>
    public const string DockerIndex = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>Docker's manifest.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>Docker's configuration of an image.</summary>
    public const string DockerConfiguration = "application/vnd.docker.container.image.v1+json";

    /// <summary>Docker's layer without compression.</summary>
    public const string DockerLayer = "application/vnd.docker.image.rootfs.diff.tar";

    /// <summary>Docker's layer that is compressed with gzip.</summary>
    public const string DockerLayerGzip = DockerLayer + ".gzip";

    /// <summary>Docker's layer that is compressed with zstd.</summary>
    public const string DockerLayerZstd = DockerLayer + ".zstd";

    /// <summary>Whether a media type is one of an index.</summary>
    public static bool IsIndex(string mediaType) => mediaType is OciIndex or DockerIndex;

    /// <summary>Whether a media type is one of a manifest of a single image or artifact.</summary>
    public static bool IsManifest(string mediaType) => mediaType is OciManifest or DockerManifest;
}
