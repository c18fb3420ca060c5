using System.Collections.Immutable;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>An image that a build starts from, or copies files from.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Configuration">Its configuration.</param>
/// <param name="Source">The place that has its layers.</param>
/// <param name="Repository">The repository that has it; <see langword="null"/> for a layout.</param>
internal sealed record BaseImage(ImageManifest Manifest, ImageConfiguration Configuration, IContentSource Source, ImageReference? Repository)
{
    /// <summary>The images that it is based on itself, whose repositories have some of its layers. Default: unknown.</summary>
    public ImmutableArray<ImageReference> Bases { get; init; } = [];

    /// <summary>The digest of the index that has the image, or else of its manifest.</summary>
    public ImageDigest Digest { get; init; } = Manifest.Descriptor.Digest;
}
