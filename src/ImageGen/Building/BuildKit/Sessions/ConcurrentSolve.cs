using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>A solve beside others, which shares the context with those that send the same.</summary>
internal sealed class ConcurrentSolve(ConnectedBuildKit buildKit, BuildRequest request, BuildSession session)
{
    /// <summary>The first BuildKit whose Dockerfile frontend fetches a context from another session than the build's.</summary>
    private static readonly Version SessionsOfSources = FeatureVersion.V(16);

    /// <exception cref="BuildKitException">The build failed.</exception>
    public async Task<SolveResult> RunAsync(SolveOptions options, SolveTranscript transcript, CancellationToken cancellationToken)
    {
        var hasOwnSession = buildKit.Daemon.Version >= SessionsOfSources;
        if (request.Contexts is not { } contexts
            || session.Context is not { Files: { } files, SharedName: { } folder, Rules: { } rules }
            || !options.CanShareSources
            || !(hasOwnSession || IsPlain()))
        {
            return await SolveAsync(options, isFirst: true).ConfigureAwait(false);
        }

        // A build with its own session gets its credentials there.
        var member = contexts.Join(buildKit.Daemon.Name, folder, rules, files, logins =>
            buildKit.Client.ShareSourcesAsync(session.ForContext(files) with { Registries = hasOwnSession ? null : logins }, cancellationToken: cancellationToken));
        await using (member.ConfigureAwait(false))
        {
            var shared = await member.OpenAsync(session.Logins).ConfigureAwait(false);
            var solve = shared is null || hasOwnSession ? options with { SharedSources = shared } : session.In(shared, member.Number, options);
            return await SolveAsync(solve, isFirst: member.Number == 1).ConfigureAwait(false);
        }

        async Task<SolveResult> SolveAsync(SolveOptions ready, bool isFirst)
        {
            var result = await buildKit.Client.SolveAsync(ready, transcript, cancellationToken).ConfigureAwait(false);
            session.ReportSent(isFirst);
            return result;
        }
    }

    /// <summary>Whether the session provides only files, and the credentials of the Docker configuration, which are the same for all builds.</summary>
    private bool IsPlain()
    {
        var options = request.Options;
        return options.Secrets.Count + options.Ssh.Count + options.Credentials.Count == 0
            && session.Options.ImageLayouts.Count + session.Options.Uploads.Count == 0
            && session.Options.LocalSources.Count == BuildSession.UsualSources
            && request.Context.DockerfileText is { } text
            // A mount of a secret that the options do not have is reported by the session.
            && !text.Contains("type=secret", StringComparison.Ordinal)
            && !text.Contains("type=ssh", StringComparison.Ordinal);
    }
}
