using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.Solving;

/// <summary>The sessions that a build uses: its own, and the one with the sources that it shares with others.</summary>
internal sealed class SolveSessions(SolveSession own, SolveSession? shared)
{
    /// <summary>Completes when one of them ends.</summary>
    public Task Ended { get; } = shared is null ? own.Ended : Task.WhenAny(own.Ended, shared.Ended).Unwrap();

    /// <summary>The failures of the services on this side.</summary>
    public IReadOnlyCollection<SessionFailure> Failures => shared is null ? own.Failures : [.. own.Failures, .. shared.Failures];
}
