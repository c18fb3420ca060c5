using System.Collections.Immutable;

namespace ImageGen.Images;

/// <summary>What the last build of an image left, and in which engine: what a push without tags is about.</summary>
internal sealed record LastBuild(ImmutableArray<ImageReference> References, EngineEndpoint? Engine)
{
    /// <summary>The options of the build, where nodes built: a push has them build again, out of their caches.</summary>
    public ImageBuildOptions? OnNodes { get; init; }
}
