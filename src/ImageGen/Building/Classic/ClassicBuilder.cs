using ImageGen.Building.Failures;
using ImageGen.Building.Requests;
using ImageGen.Building.Steps;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Building.Classic;

/// <summary>Docker's classic builder. The engine pulls the base images and runs one step after another in containers.</summary>
internal sealed class ClassicBuilder(EngineConnection connection) : IImageBuilder
{
    public ImageBuilder Kind => ImageBuilder.Classic;

    public async Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        BuilderLimits.RequireOnePlatform(request);
        BuilderLimits.RequireNothingOfBuildKit(request, "the classic builder");

        var warnings = new WarningCollector(progress);
        var dockerfile = request.Dockerfile;
        var steps = new DockerfileSteps(dockerfile);
        var failures = new BuildFailures(request, steps);
        ForeseenFailures.Check(request, dockerfile, DockerfileBuilder.Classic, failures, warnings: null);
        var transcript = new ClassicTranscript(steps, request.Options.Classic.Quiet ?? false, warnings, TimeProvider.System);
        var id = await new BuildCall(connection, request, warnings).RunAsync(BuildQuery.Classic(request), transcript, failures, cancellationToken).ConfigureAwait(false);
        return new BuildOutcome(id, warnings.Warnings);
    }
}
