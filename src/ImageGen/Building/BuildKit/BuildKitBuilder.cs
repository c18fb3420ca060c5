using Grpc.Core;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Requests;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.Building.Failures;
using ImageGen.Building.Steps;
using ImageGen.BuildKit;
using ImageGen.Engines;

namespace ImageGen.Building.BuildKit;

/// <summary>The engine's BuildKit, driven through a session: it fetches from this side what it does not have yet.</summary>
internal sealed class BuildKitBuilder(EngineConnection connection) : IImageBuilder
{
    public ImageBuilder Kind => ImageBuilder.BuildKit;

    public async Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var warnings = new WarningCollector(request.Options.Classic.Quiet == true ? BuildProgress.None : progress);
        BuildKitLimits.Check(request);
        try
        {
            var buildKit = await EngineBuildKit.OpenAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (buildKit.ConfigureAwait(false))
            {
                return await BuildAsync(buildKit, request, warnings, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (BuildKitUnreachableException exception)
        {
            throw new EngineUnreachableException(exception.Message, exception) { Endpoint = connection.Endpoint };
        }
    }

    private static async Task<BuildOutcome> BuildAsync(EngineBuildKit buildKit, BuildRequest request, WarningCollector warnings, CancellationToken cancellationToken)
    {
        var dockerfile = request.ParseDockerfile();
        BuildKitRequirements.Check(request.Options, buildKit.Daemon, HasOwnFrontend(request.Options, dockerfile), warnings);

        var steps = new DockerfileSteps(dockerfile);
        var failures = new BuildFailures(request.Context, steps);
        var transcript = new SolveTranscript(steps, request.Context.DockerfilePath, warnings);
        var session = BuildSession.Create(request, Environment.GetEnvironmentVariable, warnings);
        using var exports = BuildExports.Of(request, buildKit.Daemon);
        var options = BuildSolve.Of(request, buildKit.Daemon, dockerfile, session, exports);
        SolveResult result;
        try
        {
            result = await buildKit.Client.SolveAsync(options, transcript, cancellationToken).ConfigureAwait(false);
            session.ReportSent(warnings);
        }
        catch (BuildKitException exception) when (exception is not BuildKitUnreachableException)
        {
            session.ThrowIfFailed();
            throw failures.From(Complaint(exception, transcript, steps));
        }

        await exports.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return new SolveOutcome(result, buildKit.Daemon).ToBuildOutcome(request, failures, warnings);
    }

    private static EngineComplaint Complaint(BuildKitException exception, SolveTranscript transcript, DockerfileSteps steps)
    {
        // The exception's own message goes on with advice that knows nothing of Dockerfiles.
        var words = exception.InnerException is RpcException call ? call.Status.Detail : exception.Message;
        return new EngineComplaint(words, Code: null, transcript.FailedStep(words, exception.VertexDigest))
        {
            Place = exception.Location is { Ranges: [var range, ..] } ? steps.AtLine(range.StartLine) : null,
        };
    }

    /// <summary>Whether the Dockerfile is read by an image of its own choice; where nobody here can see it, it may be.</summary>
    private static bool HasOwnFrontend(ImageBuildOptions options, Dockerfile? dockerfile) =>
        options.UseBuiltInFrontend != true && (dockerfile is null || dockerfile.SyntaxDirective is not null || options.Args.Contains("BUILDKIT_SYNTAX"));
}
