using ImageGen.BuildKit;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>The right of one build to send its context now.</summary>
/// <param name="turn">The turn.</param>
/// <param name="number">The number of the build in the turn, from 1.</param>
internal sealed class ContextPlace(ContextTurn turn, int number) : IAsyncDisposable
{
    /// <summary>The number of entries of a request for the ignore rules.</summary>
    private const int IgnoreRules = 1;

    /// <summary>Whether the build began the turn, and counts what is sent.</summary>
    public bool IsFirst => number == 1;

    /// <summary>The number of the build in the turn, from 1.</summary>
    public int Number => number;

    /// <summary>Opens the session that the build shares with others; <see langword="null"/> if it uses only its own.</summary>
    /// <param name="logins">The credentials of the build.</param>
    public Task<SharedSources?> OpenAsync(RegistryLogins logins) => turn.OpenAsync(logins);

    /// <summary>Ends the turn when the status of the build shows that the daemon needs no files: a Dockerfile without a copy loads none.</summary>
    /// <param name="next">Receives the status, too.</param>
    public IProgress<SolveStatus> Watch(IProgress<SolveStatus> next) => new Watcher(turn, next);

    public ValueTask DisposeAsync() => turn.LeaveAsync();

    private sealed class Watcher(ContextTurn turn, IProgress<SolveStatus> next) : IProgress<SolveStatus>
    {
        public void Report(SolveStatus value)
        {
            if (!turn.Over.IsCompleted && turn.Files.SentEntries <= IgnoreRules && value.Vertices.Any(IsAfterContext))
            {
                turn.End();
            }

            next.Report(value);
        }

        /// <summary>Whether the step runs in the build: by then, the context is requested, if it is needed.</summary>
        private static bool IsAfterContext(Vertex vertex) => vertex.Completed is not null
            && !(BuildKitStepName.IsInternal(vertex.Name) || vertex.Name.Contains(" FROM ", StringComparison.Ordinal));
    }
}
