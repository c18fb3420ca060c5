using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>
/// The folders that builds at the same time send to their daemons. Builds that need the same part of a folder share one session, if the daemon supports that, and
/// the folder is read and sent once. Others send it one after the other, so that the next one sends only what differs, and its copies of the same files
/// are those of the build before; at the same time, both would send and copy everything.
/// </summary>
internal sealed class ConcurrentContexts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Daemon, string Folder), ContextTurn> _current = [];

    /// <summary>Waits until a build may send its context.</summary>
    /// <param name="daemon">The name of the daemon.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The files that the build sends of it.</param>
    /// <param name="rules">The rules that decide which part of it is sent; <see langword="null"/> if the build sends other files, too.</param>
    /// <param name="share">Opens a session for builds that send the same part; <see langword="null"/> if this build cannot share.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<ContextPlace> EnterAsync(string daemon, string folder, LocalSource files, string? rules, Func<SharedLogins, Task<SharedSources>>? share, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (place, other) = TryEnter((daemon, folder), files, share is null ? null : rules, share);
            if (place is not null)
            {
                return place;
            }

            await other!.Over.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task EndWhenSentAsync(ContextTurn turn)
    {
        // BuildKit's status is of no use for this: it reports the step of the context as completed before it loads the files.
        await Task.WhenAny(turn.Files.FirstTransfer, turn.Over).ConfigureAwait(false);
        turn.End();
    }

    private (ContextPlace? Place, ContextTurn? Other) TryEnter((string Daemon, string Folder) key, LocalSource files, string? rules, Func<SharedLogins, Task<SharedSources>>? share)
    {
        lock (_gate)
        {
            if (!_current.TryGetValue(key, out var turn))
            {
                turn = new ContextTurn(files, rules, rules is null ? null : share, End);
                _current.Add(key, turn);
                _ = EndWhenSentAsync(turn);
                return (new ContextPlace(turn, number: 1), null);
            }

            return rules is not null && rules == turn.Rules && turn.TryJoin() is { } number ? (new ContextPlace(turn, number), null) : (null, turn);
        }

        void End(ContextTurn turn)
        {
            lock (_gate)
            {
                if (_current.TryGetValue(key, out var current) && current == turn)
                {
                    _ = _current.Remove(key);
                }
            }
        }
    }
}
