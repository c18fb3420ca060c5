using System.Collections.Immutable;

namespace ImageGen.Engines;

/// <summary>An image in the engine's store.</summary>
/// <param name="Id">The digest of the configuration or, in the containerd image store, of the manifest or index.</param>
/// <param name="RepoTags">The references with a tag.</param>
/// <param name="RepoDigests">The references with a digest; empty before the image is pushed or pulled.</param>
/// <param name="Os">The operating system.</param>
/// <param name="Architecture">The architecture.</param>
/// <param name="Variant">The variant of the architecture, such as <c>v7</c>.</param>
/// <param name="Labels">The labels.</param>
internal sealed record EngineImage(
    ImageDigest Id,
    ImmutableArray<string> RepoTags,
    ImmutableArray<string> RepoDigests,
    string Os,
    string Architecture,
    string? Variant,
    ImmutableSortedDictionary<string, string> Labels);
