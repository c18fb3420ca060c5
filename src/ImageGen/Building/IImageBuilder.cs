namespace ImageGen.Building;

/// <summary>One builder of the engine: the seam between what is to be built and the protocol that builds it.</summary>
internal interface IImageBuilder
{
    Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken);
}
