using ImageGen.Progress;

namespace ImageGen.Building;

/// <summary>A builder: it runs a build with one protocol.</summary>
internal interface IImageBuilder
{
    /// <summary>The kind of the builder: <see cref="ImageBuilder.BuildKit"/> or <see cref="ImageBuilder.Classic"/>.</summary>
    ImageBuilder Kind { get; }

    /// <summary>Whether a Dockerfile can use named contexts. A build checks all options itself; this is for a Dockerfile that is generated before.</summary>
    bool HasNamedContexts => false;

    /// <exception cref="ImageBuildException">The build failed, or this builder does not support an option.</exception>
    /// <exception cref="EngineUnreachableException">The engine cannot be reached, or the connection was lost during the build.</exception>
    Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken);
}
