using System.Collections.Immutable;

namespace ImageGen;

/// <summary>An image that a build left in the engine's store.</summary>
public sealed record BuiltImage
{
    /// <summary>The image's id: the digest of its configuration or, with the containerd store, of its manifest.</summary>
    public required ImageDigest Id { get; init; }

    /// <summary>The references that now name the image, in the order of the tags.</summary>
    public required ImmutableArray<ImageReference> References { get; init; }

    /// <summary>The first of <see cref="References"/>.</summary>
    public ImageReference Reference => References[0];

    /// <summary>The builder that built it.</summary>
    public required ImageBuilder Builder { get; init; }

    /// <summary>How long the build took, with the sending of the context.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The engine's warnings.</summary>
    public ImmutableArray<BuildWarning> Warnings { get; init; } = [];
}
