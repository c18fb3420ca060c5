using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.Solving;

/// <summary>The sessions of a build: its own, the one that it shares with other builds, or both.</summary>
/// <param name="own">The session that ends with the build.</param>
/// <param name="shared">The shared session.</param>
internal sealed class SolveSessions(SolveSession? own, SolveSession? shared) : IAsyncDisposable
{
    private readonly List<SolveSession> _all = [.. new[] { own, shared }.OfType<SolveSession>()];

    /// <summary>The id of the session of the build request.</summary>
    public string Id => _all[0].Id;

    /// <summary>Completes when one of them ends.</summary>
    public Task Ended => field ??= Task.WhenAny(_all.Select(session => session.Ended)).Unwrap();

    /// <summary>The failures of the services on this side.</summary>
    public IReadOnlyCollection<SessionFailure> Failures => [.. _all.SelectMany(session => session.Failures)];

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
