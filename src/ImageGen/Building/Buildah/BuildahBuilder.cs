using ImageGen.Building.Failures;
using ImageGen.Building.Requests;
using ImageGen.Building.Steps;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Building.Buildah;

/// <summary>Podman's builder. Its API is that of Docker's classic builder, with other forms of some options and another log.</summary>
internal sealed class BuildahBuilder(EngineConnection connection) : IImageBuilder
{
    public ImageBuilder Kind => ImageBuilder.Classic;

    public async Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        // Podman's "quiet" omits the message with the image's id, so the progress is suppressed here instead.
        var warnings = new WarningCollector(request.Options.Classic.Quiet == true ? BuildProgress.Quiet : progress);
        BuilderLimits.RequireOnePlatform(request);
        BuilderLimits.RequireNothingOfBuildKit(request, "Podman's Docker API");
        BuildahLimits.Check(request, warnings);

        var dockerfile = request.Dockerfile;
        var steps = new DockerfileSteps(dockerfile);
        var failures = new BuildFailures(request, steps);
        ForeseenFailures.Check(request, dockerfile, DockerfileBuilder.BuildKit, failures, warnings: null);
        var transcript = new BuildahTranscript(steps, warnings, TimeProvider.System);
        var id = await new BuildCall(connection, request, warnings).RunAsync(BuildQuery.Buildah(request), transcript, failures, cancellationToken).ConfigureAwait(false);
        return new BuildOutcome(id, warnings.Warnings);
    }
}
