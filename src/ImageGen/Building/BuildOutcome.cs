using System.Collections.Immutable;
using ImageGen.Building.InProcess.Images;
using ImageGen.Progress;

namespace ImageGen.Building;

/// <summary>The result of a build, as the builder reports it.</summary>
/// <param name="Id">The image's id; <see langword="null"/> if the result is not an image.</param>
/// <param name="Warnings">The warnings of the build.</param>
internal sealed record BuildOutcome(ImageDigest? Id, ImmutableArray<BuildWarning> Warnings)
{
    /// <summary>The digest of the image in a registry; <see langword="null"/> if the builder does not report it.</summary>
    public ImageDigest? Digest { get; init; }

    /// <summary>The image, if this process built it; <see langword="null"/> for other builders.</summary>
    public BuiltContents? Contents { get; init; }

    /// <summary>The size of the manifest or index, in bytes; 0 if the builder does not report it.</summary>
    public long ManifestSizeBytes { get; init; }
}
