using ImageGen.Progress;

namespace ImageGen.Building;

/// <summary>A builder: it runs a build with one protocol.</summary>
internal interface IImageBuilder
{
    /// <summary>The kind of the builder: <see cref="ImageBuilder.BuildKit"/> or <see cref="ImageBuilder.Classic"/>.</summary>
    ImageBuilder Kind { get; }

    /// <exception cref="ImageBuildException">The build failed, or this builder does not support an option.</exception>
    /// <exception cref="EngineUnreachableException">The engine cannot be reached, or the connection was lost during the build.</exception>
    Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken);
}
