namespace ImageGen.Building;

/// <summary>One builder of the engine: the seam between what is to be built and the protocol that builds it.</summary>
internal interface IImageBuilder
{
    /// <summary>Which builder it is: <see cref="ImageBuilder.BuildKit"/> or <see cref="ImageBuilder.Classic"/>.</summary>
    ImageBuilder Kind { get; }

    /// <exception cref="ImageBuildException">The build failed, or this builder cannot do what is asked for.</exception>
    /// <exception cref="EngineUnreachableException">The engine is gone, or went away during the build.</exception>
    Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken);
}
