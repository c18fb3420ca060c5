using ImageGen.Oci.Layers.Compression;

namespace ImageGen.Oci;

/// <summary>
/// The compression of a layer. The same content has the same compressed bytes on every machine, however many processors it has. A new version of
/// this library may change them.
/// </summary>
public sealed record LayerCompression
{
    private const int DefaultGzipLevel = 6;
    private const int MaxGzipLevel = 9;
    private const int DefaultZstdLevel = 3;
    private const int MaxZstdLevel = 19;

    private LayerCompression(LayerCompressionKind kind, int level)
    {
        Kind = kind;
        Level = level;
    }

    /// <summary>No compression.</summary>
    public static LayerCompression None { get; } = new(LayerCompressionKind.None, 0);

    /// <summary>The algorithm.</summary>
    public LayerCompressionKind Kind { get; }

    /// <summary>The level of the algorithm; 0 without compression.</summary>
    public int Level { get; }

    /// <summary>Returns the compression with gzip, which every engine and registry supports.</summary>
    /// <param name="level">From 1, the fastest, to 9, the smallest. Default: 6.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not from 1 to 9.</exception>
    public static LayerCompression Gzip(int level = DefaultGzipLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxGzipLevel);
        return new(LayerCompressionKind.Gzip, level);
    }

    /// <summary>Returns the compression with zstd, which Docker Engine 23.0 and containerd 1.5 support.</summary>
    /// <param name="level">From 1, the fastest, to 19, the smallest. Default: 3.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not from 1 to 19.</exception>
    public static LayerCompression Zstd(int level = DefaultZstdLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxZstdLevel);
        return new(LayerCompressionKind.Zstd, level);
    }

    /// <summary>Returns the media type of a layer with this compression.</summary>
    internal string MediaType(bool isDocker) => (Kind, isDocker) switch
    {
        (LayerCompressionKind.Gzip, false) => MediaTypes.OciLayerGzip,
        (LayerCompressionKind.Gzip, true) => MediaTypes.DockerLayerGzip,
        (LayerCompressionKind.Zstd, false) => MediaTypes.OciLayerZstd,
        (LayerCompressionKind.Zstd, true) => MediaTypes.DockerLayerZstd,
        (_, false) => MediaTypes.OciLayer,
        (_, true) => MediaTypes.DockerLayer,
    };

    /// <summary>Creates the format of the compressed layer; <see langword="null"/> without compression.</summary>
    internal ICompressionFormat? CreateFormat() => Kind switch
    {
        LayerCompressionKind.Gzip => new GzipFormat(Level),
        LayerCompressionKind.Zstd => new ZstdFormat(Level),
        _ => null,
    };
}
