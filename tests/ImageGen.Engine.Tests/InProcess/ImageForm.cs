namespace ImageGen.Engine.Tests.InProcess;

/// <summary>What an image consists of.</summary>
public enum ImageForm
{
    /// <summary>One manifest, and layers that are compressed with gzip.</summary>
    Gzip,

    /// <summary>One manifest, and new layers that are compressed with zstd.</summary>
    Zstd,

    /// <summary>An index of one image and its attestations.</summary>
    Attested,

    /// <summary>An index of images for two platforms and their attestations.</summary>
    Index,
}
