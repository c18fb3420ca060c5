using System.Collections.Concurrent;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Sessions.Serving;

namespace ImageGen.BuildKit.Sessions;

/// <summary>Provides a session's services to a daemon, over HTTP/2 on streams that this side has opened. The daemon is the client.</summary>
internal sealed class SessionServer : IDisposable
{
    private readonly ConcurrentQueue<SessionFailure> _failures = new();
    private readonly Dictionary<string, SessionMethod> _methods = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly HashSet<Http2Connection> _connections = [];
    private bool _isDisposed;

    /// <exception cref="ArgumentException">Two services have the same method.</exception>
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

    /// <summary>The exceptions in calls that must not be sent to the daemon: it only learned that the call failed.</summary>
    public IReadOnlyCollection<SessionFailure> Failures => _failures;

    /// <summary>Serves the daemon until it or this side ends the connection. The stream is then closed.</summary>
    /// <exception cref="IOException">The stream broke, or the daemon does not use HTTP/2 on it.</exception>
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

    /// <summary>Ends all connections and their calls, without waiting for daemons.</summary>
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
