using System.Collections.Immutable;

namespace ImageGen.Building;

/// <summary>What a builder says of what it built.</summary>
/// <param name="Id">The image's id; <see langword="null"/> where what was asked for is no image.</param>
/// <param name="Warnings">The warnings of the build.</param>
internal sealed record BuildOutcome(ImageDigest? Id, ImmutableArray<BuildWarning> Warnings)
{
    /// <summary>The digest by which a registry knows the image, where the builder knows it already.</summary>
    public ImageDigest? Digest { get; init; }

    /// <summary>The size of the manifest or index, in bytes; 0 where the builder does not say.</summary>
    public long ManifestSizeBytes { get; init; }
}
