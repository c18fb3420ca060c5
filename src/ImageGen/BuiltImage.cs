using System.Collections.Immutable;

namespace ImageGen;

/// <summary>What a build made: an image in the engine's store, unless its outputs say otherwise.</summary>
public sealed record BuiltImage
{
    /// <summary>
    /// The image's id: the digest of its configuration or, with the containerd store, of its manifest or index.
    /// <see langword="null"/> where <see cref="ImageBuildOptions.Outputs"/> asks for no image.
    /// </summary>
    public required ImageDigest? Id { get; init; }

    /// <summary>The digest by which a registry knows the image: that of its manifest or index. <see langword="null"/> where it is not known before a push, as with the graph drivers of an engine.</summary>
    public ImageDigest? Digest { get; init; }

    /// <summary>The image's references, in the order of the tags; they name it in the engine's store, if it is there.</summary>
    public required ImmutableArray<ImageReference> References { get; init; }

    /// <summary>The first of <see cref="References"/>.</summary>
    public ImageReference Reference => References[0];

    /// <summary>The builder that built it.</summary>
    public required ImageBuilder Builder { get; init; }

    /// <summary>How long the build took, with the sending of the context.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The engine's warnings.</summary>
    public ImmutableArray<BuildWarning> Warnings { get; init; } = [];

    /// <summary>The references, and the id if there is one: <c>acme/shop:1.4.0, acme/shop:latest (sha256:…)</c>.</summary>
    public override string ToString() => Id is null ? string.Join(", ", References) : $"{string.Join(", ", References)} ({Id})";
}
