using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>The turn of one or more builds that send the same part of a folder. It ends when the daemon has the files; the shared session ends with the last of the builds.</summary>
/// <param name="files">The files of the first build.</param>
/// <param name="rules">The rules of the part; <see langword="null"/> if no other build can join.</param>
/// <param name="share">Opens the session.</param>
/// <param name="end">Lets the next build begin.</param>
internal sealed class ContextTurn(LocalSource files, string? rules, Func<Task<SharedSources>>? share, Action<ContextTurn> end)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<Task<SharedSources?>> _sources = new(() => OpenAsync(share));
    private int _builds = 1;

    public LocalSource Files => files;

    public string? Rules => rules;

    /// <summary>Completes when the daemon has the files, or when no build of this turn needs them any more.</summary>
    public Task Over => _over.Task;

    /// <summary>The session of the builds; <see langword="null"/> if each uses its own.</summary>
    public Task<SharedSources?> Sources => _sources.Value;

    /// <summary>Adds a build, unless the daemon has the files already: the folder may have changed since then.</summary>
    public bool TryJoin()
    {
        lock (_gate)
        {
            if (_over.Task.IsCompleted)
            {
                return false;
            }

            _builds++;
            return true;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            if (!_over.TrySetResult())
            {
                return;
            }
        }

        end(this);
    }

    /// <summary>Removes a build. With the last one, the session ends.</summary>
    public async ValueTask LeaveAsync()
    {
        // A build that has failed has lost the session, or has made it useless for others.
        End();
        bool isLast;
        lock (_gate)
        {
            isLast = --_builds == 0;
        }

        if (isLast && _sources.IsValueCreated && await Sources.ConfigureAwait(false) is { } sources)
        {
            await sources.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<SharedSources?> OpenAsync(Func<Task<SharedSources>>? share)
    {
        try
        {
            return share is null ? null : await share().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is BuildKitException or OperationCanceledException)
        {
            // Each build connects to the daemon, too, and reports it.
            return null;
        }
    }
}
