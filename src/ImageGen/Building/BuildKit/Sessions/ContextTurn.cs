using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>The turn of one or more builds that send the same part of a folder. It ends when the daemon has the files; the shared session ends with the last of the builds.</summary>
/// <param name="files">The files of the first build.</param>
/// <param name="rules">The rules of the part; <see langword="null"/> if no other build can join.</param>
/// <param name="share">Opens the session.</param>
/// <param name="end">Lets the next build begin.</param>
internal sealed class ContextTurn(LocalSource files, string? rules, Func<SharedLogins, Task<SharedSources>>? share, Action<ContextTurn> end)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SharedLogins _logins = new();
    private Task<SharedSources?>? _sources;
    private int _joined = 1;
    private int _left;

    public LocalSource Files => files;

    public string? Rules => rules;

    /// <summary>Completes when the daemon has the files, or when no build of this turn needs them any more.</summary>
    public Task Over => _over.Task;

    /// <summary>Opens the session of the builds, or finds it; <see langword="null"/> if each uses its own.</summary>
    /// <param name="logins">The credentials of a build.</param>
    public Task<SharedSources?> OpenAsync(RegistryLogins logins)
    {
        _logins.Add(logins);
        lock (_gate)
        {
            return _sources ??= OpenAsync();
        }
    }

    /// <summary>Adds a build, unless the daemon has the files already: the folder may have changed since then.</summary>
    /// <returns>The number of the build in this turn; <see langword="null"/> if it must wait for another turn.</returns>
    public int? TryJoin()
    {
        lock (_gate)
        {
            return _over.Task.IsCompleted ? null : ++_joined;
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
        Task<SharedSources?>? opened;
        lock (_gate)
        {
            opened = ++_left == _joined ? _sources : null;
        }

        if (opened is not null && await opened.ConfigureAwait(false) is { } sources)
        {
            await sources.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<SharedSources?> OpenAsync()
    {
        try
        {
            return share is null ? null : await share(_logins).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is BuildKitException or OperationCanceledException)
        {
            // Each build connects to the daemon, too, and reports it.
            return null;
        }
    }
}
