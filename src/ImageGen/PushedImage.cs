using System.Collections.Immutable;

namespace ImageGen;

/// <summary>An image as its registry now has it.</summary>
public sealed record PushedImage
{
    /// <summary>The first pushed reference, with tag and digest: <c>ghcr.io/acme/shop-api:1.4.0@sha256:…</c>.</summary>
    public ImageReference Reference => References[0];

    /// <summary>All pushed references, each with tag and digest, in the order of the tags.</summary>
    public required ImmutableArray<ImageReference> References { get; init; }

    /// <summary>The digest of the manifest, by which the registry answers for the image.</summary>
    public required ImageDigest Digest { get; init; }

    /// <summary>The size of the manifest, in bytes, as the engine tells it; 0 where it does not.</summary>
    public long ManifestSizeBytes { get; init; }

    /// <summary>How long the push took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The pushed references, each with tag and digest: <c>acme/shop:1.4.0@sha256:…, acme/shop:latest@sha256:…</c>.</summary>
    public override string ToString() => string.Join(", ", References);
}
