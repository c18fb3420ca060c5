namespace ImageGen.Oci;

/// <summary>The algorithm of a compression.</summary>
public enum LayerCompressionKind
{
    /// <summary>No compression.</summary>
    None,

    /// <summary>Gzip, RFC 1952.</summary>
    Gzip,

    /// <summary>Zstandard, RFC 8878.</summary>
    Zstd,
}
