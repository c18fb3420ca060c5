using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A worker of a daemon: what runs the steps, and keeps their results.</summary>
public sealed record BuildKitWorker
{
    /// <summary>The worker's id.</summary>
    public required string Id { get; init; }

    /// <summary>What the worker says of itself: <c>org.mobyproject.buildkit.worker.executor</c>, <c>….snapshotter</c> and so on.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The platforms that the worker can build for, its own first.</summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];

    /// <summary>The worker's BuildKit; <see langword="null"/> before v0.11, and with the containerd image store of a Docker Engine.</summary>
    public BuildKitVersion? Version { get; init; }
}
