using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Sessions;

/// <summary>The session of builds that send the same part of a folder. It ends with the last of the builds.</summary>
/// <param name="files">The files.</param>
/// <param name="share">Opens the session.</param>
internal sealed class SharedContext(LocalSource files, Func<SharedLogins, Task<SharedSources>> share)
{
    private readonly Lock _gate = new();
    private readonly SharedLogins _logins = new();
    private Task<SharedSources?>? _sources;
    private int _joined;
    private int _left;

    /// <summary>Adds a build, unless the daemon has the files already, since when the folder may have changed, or a build has ended, perhaps with the session.</summary>
    public Member? TryJoin()
    {
        lock (_gate)
        {
            return _left > 0 || files.FirstTransfer.IsCompleted ? null : new Member(this, ++_joined);
        }
    }

    private Task<SharedSources?> OpenAsync(RegistryLogins logins)
    {
        _logins.Add(logins);
        lock (_gate)
        {
            return _sources ??= OpenAsync();
        }
    }

    private async Task<SharedSources?> OpenAsync()
    {
        try
        {
            return await share(_logins).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is BuildKitException or OperationCanceledException)
        {
            // Each build connects to the daemon, too, and reports it.
            return null;
        }
    }

    private async ValueTask LeaveAsync()
    {
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

    /// <summary>One of the builds. It leaves when it is disposed.</summary>
    /// <param name="context">The session.</param>
    /// <param name="number">The number of the build in the session, from 1.</param>
    public sealed class Member(SharedContext context, int number) : IAsyncDisposable
    {
        public int Number => number;

        /// <summary>Opens the session, or finds it; <see langword="null"/> if it cannot be opened.</summary>
        /// <param name="logins">The credentials of the build.</param>
        public Task<SharedSources?> OpenAsync(RegistryLogins logins) => context.OpenAsync(logins);

        public ValueTask DisposeAsync() => context.LeaveAsync();
    }
}
