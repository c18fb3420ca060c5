using System.Collections.Concurrent;
using ImageGen.Progress;

namespace ImageGen.Images.Graph;

/// <summary>
/// Lets one build at a time send a folder to an engine. The next one then sends only what differs, and its copies of the same files are those of the build
/// before; at the same time, both would send and copy everything.
/// </summary>
internal sealed class ContextTurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn of a build.</summary>
    /// <param name="folder">The folder that the build sends; <see langword="null"/> if it sends none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Turn> TakeAsync(string? folder, CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            return new Turn(null);
        }

        var turn = _turns.GetOrAdd(folder, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(turn);
    }

    /// <summary>The turn of a build, which ends when the engine has the context, or at the end of the build.</summary>
    public sealed class Turn(SemaphoreSlim? turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Watch(BuildEvent value)
        {
            var isOver = value switch
            {
                // The other builders send the context anyway, or read it where it is.
                BuildStarted started => started.Builder is not ImageBuilder.BuildKit,
                // The Dockerfile may not use the context, and then there is no such step.
                StepCompleted step => step.Name == BuildKitStepName.LoadContext || !(BuildKitStepName.IsInternal(step.Name) || step.Name.Contains(" FROM ", StringComparison.Ordinal)),
                _ => false,
            };
            if (isOver)
            {
                Dispose();
            }
        }

        public void Dispose() => _ = Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
