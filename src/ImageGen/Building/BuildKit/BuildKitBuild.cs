using Grpc.Core;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Requests;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.Building.Failures;
using ImageGen.Building.Steps;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit;

/// <summary>Runs one build on a BuildKit: creates the session and the solve from the request, and reads the result.</summary>
internal static class BuildKitBuild
{
    /// <exception cref="ImageBuildException">The build failed, or this BuildKit does not support an option.</exception>
    /// <exception cref="ImagePushException">The image was built, and its registry refused it.</exception>
    /// <exception cref="BuildKitUnreachableException">The connection to BuildKit was lost.</exception>
    public static async Task<BuildOutcome> RunAsync(ConnectedBuildKit buildKit, BuildRequest request, WarningCollector warnings, CancellationToken cancellationToken)
    {
        var dockerfile = request.Dockerfile;
        BuildKitRequirements.Check(request.Options, buildKit.Daemon, HasOwnFrontend(request.Options, dockerfile), warnings);
        CacheOptions.WarnOfWhatIsOutOfReach(request.Options, Environment.GetEnvironmentVariable, warnings);

        var steps = new DockerfileSteps(dockerfile);
        var failures = new BuildFailures(request.Context, steps);
        // The check takes about as long as connecting, so both run at the same time.
        var check = Task.Run(() => ForeseenFailures.Check(request, dockerfile, DockerfileBuilder.BuildKit, failures, warnings), cancellationToken);
        try
        {
            return await RunAsync(buildKit, request, check, steps, failures, warnings, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!check.IsCompletedSuccessfully)
        {
            // An error in the Dockerfile is reported before any other failure.
            await check.ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<BuildOutcome> RunAsync(
        ConnectedBuildKit buildKit, BuildRequest request, Task check, DockerfileSteps steps, BuildFailures failures, WarningCollector warnings, CancellationToken cancellationToken)
    {
        var transcript = new SolveTranscript(steps, request.Context.DockerfilePath, warnings);
        var session = BuildSession.Create(request, Environment.GetEnvironmentVariable, warnings);
        var exports = BuildExports.Create(request, buildKit.Daemon);
        await using (exports.ConfigureAwait(false))
        {
            await exports.OpenAsync(cancellationToken).ConfigureAwait(false);
            var options = BuildSolve.Create(request, buildKit.Daemon, request.Dockerfile, session, exports);
            WrittenFolders.WarnOfThoseInContext(options, request.Context.Source, warnings);
            SolveResult result;
            try
            {
                result = await buildKit.Client.SolveAsync(options with { Precondition = check }, transcript, cancellationToken).ConfigureAwait(false);
                session.ReportSent(warnings);
            }
            catch (BuildKitException exception) when (exception is not BuildKitUnreachableException)
            {
                session.ThrowIfFailed();
                await exports.ThrowIfFailedAsync().ConfigureAwait(false);
                var complaint = Complaint(exception, transcript, steps);
                throw await RefusedPush.FindAsync(complaint.Message, request, cancellationToken).ConfigureAwait(false) ?? (Exception)failures.From(complaint);
            }

            await exports.CompleteAsync(cancellationToken).ConfigureAwait(false);
            WrittenFolders.WarnOfDroppedPrivileges(options, warnings);
            var outcome = new SolveOutcome(result, buildKit.Daemon).ToBuildOutcome(request, failures, warnings);
            return exports.LoadedId is { } loaded ? outcome with { Id = loaded } : outcome;
        }
    }

    private static EngineComplaint Complaint(BuildKitException exception, SolveTranscript transcript, DockerfileSteps steps)
    {
        // The exception's message ends with advice that does not fit a Dockerfile.
        var words = exception.InnerException is RpcException call ? call.Status.Detail : exception.Message;
        return new EngineComplaint(words, Code: null, transcript.Find(exception.VertexDigest))
        {
            Place = exception.Location is { Ranges: [var range, ..] } ? steps.AtLine(range.StartLine) : null,
        };
    }

    /// <summary>Whether the Dockerfile may use a frontend image. True if only the daemon can read the Dockerfile.</summary>
    private static bool HasOwnFrontend(ImageBuildOptions options, Dockerfile? dockerfile) =>
        options.UseBuiltInFrontend != true && (dockerfile is null || dockerfile.SyntaxDirective is not null || options.Args.Contains("BUILDKIT_SYNTAX"));
}
