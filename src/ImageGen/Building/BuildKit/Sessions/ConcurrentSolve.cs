using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>A solve beside others: it starts when no other build sends the same folder, or together with those that send the same part of it.</summary>
internal sealed class ConcurrentSolve(ConnectedBuildKit buildKit, BuildRequest request, BuildSession session)
{
    /// <summary>The first BuildKit whose Dockerfile frontend fetches a context from another session than the build's.</summary>
    private static readonly Version SessionsOfSources = FeatureVersion.V(16);

    /// <exception cref="BuildKitException">The build failed.</exception>
    public async Task<SolveResult> RunAsync(SolveOptions options, SolveTranscript transcript, CancellationToken cancellationToken)
    {
        if (request.Contexts is not { } contexts || session.Context is not { Files: { } files, SharedName: { } folder })
        {
            return await SolveAsync(options, transcript, isFirst: true).ConfigureAwait(false);
        }

        var hasOwnSession = buildKit.Daemon.Version >= SessionsOfSources;
        var canShare = options.CanShareSources && (hasOwnSession || !NeedsOwnSession());
        var place = await contexts.EnterAsync(buildKit.Daemon.Name, folder, files, session.Context.Rules, canShare ? ShareAsync : null, cancellationToken).ConfigureAwait(false);
        await using (place.ConfigureAwait(false))
        {
            var shared = await place.OpenAsync(session.Logins).ConfigureAwait(false);
            var solve = shared is null || hasOwnSession ? options with { SharedSources = shared } : session.In(shared, place.Number, options);
            return await SolveAsync(solve, place.Watch(transcript), place.IsFirst).ConfigureAwait(false);
        }

        Task<SharedSources> ShareAsync(SharedLogins logins) => buildKit.Client.ShareSourcesAsync(session.ForContext(files) with { Registries = logins }, cancellationToken: cancellationToken);

        async Task<SolveResult> SolveAsync(SolveOptions ready, IProgress<SolveStatus> progress, bool isFirst)
        {
            var result = await buildKit.Client.SolveAsync(ready, progress, cancellationToken).ConfigureAwait(false);
            session.ReportSent(isFirst);
            return result;
        }
    }

    /// <summary>Whether the session provides more than files and the credentials of the Docker configuration, which are the same for all builds.</summary>
    private bool NeedsOwnSession()
    {
        var options = request.Options;
        return options.Secrets.Count + options.Ssh.Count + options.Credentials.Count > 0
            || session.Options.ImageLayouts.Count + session.Options.Uploads.Count > 0
            || session.Options.LocalSources.Count > BuildSession.UsualSources
            || request.Context.DockerfileText is not { } text
            // A mount of a secret that the options do not have is reported by the session.
            || text.Contains("type=secret", StringComparison.Ordinal)
            || text.Contains("type=ssh", StringComparison.Ordinal);
    }
}
