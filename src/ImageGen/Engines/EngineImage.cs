using System.Collections.Immutable;

namespace ImageGen.Engines;

/// <summary>An image in the engine's store.</summary>
/// <param name="Id">The digest of its configuration, or of its manifest in the containerd store.</param>
/// <param name="RepoTags">The references by which it can be named.</param>
/// <param name="RepoDigests">The registries' references to it, by digest; there are none before it is pushed or pulled.</param>
/// <param name="Os">The operating system it runs on.</param>
/// <param name="Architecture">The architecture it runs on.</param>
/// <param name="Variant">The architecture's variant, as <c>v7</c>.</param>
/// <param name="Labels">Its labels.</param>
internal sealed record EngineImage(
    ImageDigest Id,
    ImmutableArray<string> RepoTags,
    ImmutableArray<string> RepoDigests,
    string Os,
    string Architecture,
    string? Variant,
    ImmutableSortedDictionary<string, string> Labels);
