using Grpc.Core;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Requests;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.Building.Failures;
using ImageGen.Building.Steps;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit;

/// <summary>Runs one build on a BuildKit: creates the session and the solve from the request, and reads the result.</summary>
internal sealed class BuildKitBuild
{
    private readonly ConnectedBuildKit _buildKit;
    private readonly BuildRequest _request;
    private readonly WarningCollector _warnings;
    private readonly DockerfileSteps _steps;
    private readonly BuildFailures _failures;

    public BuildKitBuild(ConnectedBuildKit buildKit, BuildRequest request, WarningCollector warnings)
    {
        _buildKit = buildKit;
        _request = request;
        _warnings = warnings;
        _steps = new DockerfileSteps(request.Dockerfile);
        _failures = new BuildFailures(request, _steps);
    }

    /// <exception cref="ImageBuildException">The build failed, or this BuildKit does not support an option.</exception>
    /// <exception cref="ImagePushException">The image was built, and its registry refused it.</exception>
    /// <exception cref="BuildKitUnreachableException">The connection to BuildKit was lost.</exception>
    public async Task<BuildOutcome> RunAsync(CancellationToken cancellationToken)
    {
        BuildKitRequirements.Check(_request.Options, _buildKit.Daemon, HasOwnFrontend(_request.Options, _request.Dockerfile), _warnings);
        CacheOptions.WarnOfWhatIsOutOfReach(_request.Options, Environment.GetEnvironmentVariable, _warnings);

        // The check takes about as long as connecting, so both run at the same time.
        var check = Task.Run(() => ForeseenFailures.Check(_request, _request.Dockerfile, DockerfileBuilder.BuildKit, _failures, _warnings), cancellationToken);
        try
        {
            return await SolveAsync(check, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!check.IsCompletedSuccessfully)
        {
            // An error in the Dockerfile is reported before any other failure.
            await check.ConfigureAwait(false);
            throw;
        }
    }

    private async Task<BuildOutcome> SolveAsync(Task check, CancellationToken cancellationToken)
    {
        var transcript = new SolveTranscript(_steps, _request.Context.DockerfilePath, _warnings);
        var session = BuildSession.Create(_request, Environment.GetEnvironmentVariable, _warnings);
        var exports = BuildExports.Create(_request, _buildKit.Daemon);
        await using (exports.ConfigureAwait(false))
        {
            await exports.OpenAsync(cancellationToken).ConfigureAwait(false);
            var options = BuildSolve.Create(_request, _buildKit.Daemon, _request.Dockerfile, session, exports);
            WrittenFolders.WarnOfThoseInContext(options, _request.Context.Source, _warnings);
            SolveResult result;
            try
            {
                result = await new ConcurrentSolve(_buildKit, _request, session).RunAsync(options with { Precondition = check }, transcript, cancellationToken).ConfigureAwait(false);
            }
            catch (BuildKitException exception) when (exception is not BuildKitUnreachableException)
            {
                session.ThrowIfFailed();
                await exports.ThrowIfFailedAsync().ConfigureAwait(false);
                var complaint = ToComplaint(exception, transcript);
                throw await RefusedPush.FindAsync(complaint.Message, _request, cancellationToken).ConfigureAwait(false) ?? (Exception)_failures.From(complaint);
            }

            await exports.CompleteAsync(cancellationToken).ConfigureAwait(false);
            WrittenFolders.WarnOfDroppedPrivileges(options, _warnings);
            var outcome = new SolveOutcome(result, _buildKit.Daemon).ToBuildOutcome(_request, _failures, _warnings);
            return exports.LoadedId is { } loaded ? outcome with { Id = loaded } : outcome;
        }
    }

    private EngineComplaint ToComplaint(BuildKitException exception, SolveTranscript transcript)
    {
        // The exception's message ends with advice that does not fit a Dockerfile.
        var words = exception.InnerException is RpcException call ? call.Status.Detail : exception.Message;
        return new EngineComplaint(words, Code: null, transcript.Find(exception.VertexDigest))
        {
            Place = exception.Location is { Ranges: [var range, ..] } ? _steps.AtLine(range.StartLine) : null,
        };
    }

    /// <summary>Whether the Dockerfile may use a frontend image. True if only the daemon can read the Dockerfile.</summary>
    private static bool HasOwnFrontend(ImageBuildOptions options, Dockerfile? dockerfile) =>
        options.UseBuiltInFrontend != true && (dockerfile is null || dockerfile.SyntaxDirective is not null || options.Args.Contains("BUILDKIT_SYNTAX"));
}
