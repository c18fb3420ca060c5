using System.Collections.Immutable;

namespace ImageGen.Engines;

/// <summary>An image in the engine's store.</summary>
internal sealed record EngineImage
{
    /// <summary>The digest of the configuration or, in the containerd image store, of the manifest or index.</summary>
    public required ImageDigest Id { get; init; }

    /// <summary>The references with a tag.</summary>
    public required ImmutableArray<string> RepoTags { get; init; }

    /// <summary>The references with a digest; empty before the image is pushed or pulled.</summary>
    public required ImmutableArray<string> RepoDigests { get; init; }

    /// <summary>The operating system.</summary>
    public required string Os { get; init; }

    /// <summary>The architecture.</summary>
    public required string Architecture { get; init; }

    /// <summary>The variant of the architecture, such as <c>v7</c>.</summary>
    public required string? Variant { get; init; }

    /// <summary>The labels.</summary>
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }
}
