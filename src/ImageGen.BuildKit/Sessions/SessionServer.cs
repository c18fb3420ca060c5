using System.Collections.Concurrent;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Sessions.Serving;

namespace ImageGen.BuildKit.Sessions;

/// <summary>Serves a session's services to a daemon, which is the client here: HTTP/2 on streams that this side has opened.</summary>
internal sealed class SessionServer : IDisposable
{
    private readonly ConcurrentQueue<SessionFailure> _failures = new();
    private readonly Dictionary<string, SessionMethod> _methods = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly HashSet<Http2Connection> _connections = [];
    private bool _isDisposed;

    /// <exception cref="ArgumentException">Two services have one method.</exception>
    public SessionServer(IReadOnlyList<ISessionService> services)
    {
        foreach (var service in services)
        {
            foreach (var (path, method) in service.Methods)
            {
                _methods.Add(path, method);
            }
        }
    }

    /// <summary>What went wrong in calls without being meant for the daemon: it was told no more than that it happened.</summary>
    public IReadOnlyCollection<SessionFailure> Failures => _failures;

    /// <summary>Serves the daemon at the other end of the stream until one of both ends it. The stream is closed afterwards.</summary>
    /// <exception cref="IOException">The stream broke, or the daemon does not speak HTTP/2 on it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; every call was ended.</exception>
    public async Task ServeAsync(Stream connection, CancellationToken cancellationToken)
    {
        var served = new Http2Connection(connection, new SessionApplication(_methods, _failures).ServeAsync, SessionLimits.Http2);
        if (!TryAdd(served))
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new ObjectDisposedException(nameof(SessionServer));
        }

        try
        {
            await served.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _ = _connections.Remove(served);
            }
        }
    }

    /// <summary>Ends every connection and its calls, and waits for no daemon.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var connection in _connections)
            {
                connection.End();
            }
        }
    }

    private bool TryAdd(Http2Connection connection)
    {
        lock (_gate)
        {
            return !_isDisposed && _connections.Add(connection);
        }
    }
}
