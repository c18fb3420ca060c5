using System.Collections.Immutable;

namespace ImageGen;

/// <summary>The result of a push: an image in its registry.</summary>
public sealed record PushedImage
{
    /// <summary>The first pushed reference, with tag and digest: <c>ghcr.io/acme/shop-api:1.4.0@sha256:…</c>.</summary>
    public ImageReference Reference => References[0];

    /// <summary>All pushed references, each with tag and digest, in the order of the tags.</summary>
    public required ImmutableArray<ImageReference> References { get; init; }

    /// <summary>The digest of the manifest or index, which identifies the image in the registry.</summary>
    public required ImageDigest Digest { get; init; }

    /// <summary>The id of the pushed image, as in <see cref="BuiltImage.Id"/>. <see langword="null"/> if it has several platforms and this process built it.</summary>
    public ImageDigest? Id { get; init; }

    /// <summary>The size of the manifest, in bytes; 0 if the engine does not report it.</summary>
    public long ManifestSizeBytes { get; init; }

    /// <summary>The duration of the push.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Returns the pushed references, each with tag and digest: <c>acme/shop:1.4.0@sha256:…, acme/shop:latest@sha256:…</c>.</summary>
    public override string ToString() => string.Join(", ", References);
}
