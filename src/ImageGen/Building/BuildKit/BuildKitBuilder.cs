using ImageGen.Building.Failures;
using ImageGen.Building.Requests;
using ImageGen.Building.Steps;
using ImageGen.Engines;

namespace ImageGen.Building.BuildKit;

/// <summary>
/// BuildKit through the engine's <c>/build?version=2</c>, without a session: the context goes as a tar, and the base images are
/// pulled through the engine first, because BuildKit alone could ask nobody for credentials.
/// </summary>
internal sealed class BuildKitBuilder(EngineConnection connection) : IImageBuilder
{
    public ImageBuilder Kind => ImageBuilder.BuildKit;

    public async Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var warnings = new WarningCollector(progress);
        BuilderLimits.RequireOnePlatform(request);
        BuildKitLimits.Check(request, connection.Capabilities, warnings);

        var dockerfile = request.ParseDockerfile();
        request = SyntaxDirective.Replace(request, dockerfile, warnings);
        var steps = new DockerfileSteps(dockerfile);
        var failures = new BuildFailures(request.Context, steps);
        await PullBaseImagesAsync(request, dockerfile, failures, warnings, cancellationToken).ConfigureAwait(false);

        var transcript = new BuildKitTranscript(steps, request.Context.DockerfilePath, request.Options.Classic.Quiet ?? false, warnings);
        var call = new BuildCall(connection, request, Kind, warnings);
        var id = await call.RunAsync(BuildQuery.BuildKit(request), transcript, failures, cancellationToken).ConfigureAwait(false);
        return new BuildOutcome(id, warnings.Warnings);
    }

    private async Task PullBaseImagesAsync(BuildRequest request, Dockerfile? dockerfile, BuildFailures failures, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        if (dockerfile is null)
        {
            return;
        }

        var images = ExternalImages.Of(request, dockerfile);
        var platform = request.Options.Platforms.Count == 0 ? null : request.Options.Platforms[0];
        try
        {
            await new BaseImagePulls(connection, request.Credentials)
                .PullAsync(images, platform, request.Options.Pull ?? true, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (BaseImageException exception)
        {
            throw failures.FromPull(exception);
        }
    }
}
