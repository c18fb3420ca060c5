using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A worker of a daemon: it runs the steps and stores their results.</summary>
public sealed record BuildKitWorker
{
    /// <summary>The worker's id.</summary>
    public required string Id { get; init; }

    /// <summary>The worker's labels: <c>org.mobyproject.buildkit.worker.executor</c>, <c>….snapshotter</c> and so on.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The platforms that the worker can build for, the native one first.</summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];

    /// <summary>The worker's BuildKit version; <see langword="null"/> before v0.11, and for a Docker Engine with the containerd image store.</summary>
    public BuildKitVersion? Version { get; init; }
}
