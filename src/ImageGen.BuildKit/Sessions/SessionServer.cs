using System.Collections.Concurrent;
using ImageGen.BuildKit.Sessions.Serving;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ImageGen.BuildKit.Sessions;

/// <summary>
/// Serves a session's services to a daemon, which is the client here: HTTP/2 on streams that this side has opened.
/// Kestrel alone, without a host, routing or configuration, so that it starts in milliseconds.
/// </summary>
internal sealed class SessionServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<SessionFailure> _failures;
    private readonly StreamListener _listener;
    private readonly KestrelServer _kestrel;
    private int _disposed;

    private SessionServer(StreamListener listener, KestrelServer kestrel, ConcurrentQueue<SessionFailure> failures)
    {
        _listener = listener;
        _kestrel = kestrel;
        _failures = failures;
    }

    /// <summary>What went wrong in calls without being meant for the daemon: it was told no more than that it happened.</summary>
    public IReadOnlyCollection<SessionFailure> Failures => _failures;

    public static async Task<SessionServer> StartAsync(IReadOnlyList<ISessionService> services, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<SessionFailure>();
        var listener = new StreamListener();
        var kestrel = new KestrelServer(Options.Create(SessionLimits.CreateOptions()), listener, NullLoggerFactory.Instance);
        try
        {
            var methods = services.SelectMany(service => service.Methods).ToDictionary(StringComparer.Ordinal);
            await kestrel.StartAsync(new SessionApplication(methods, failures), cancellationToken).ConfigureAwait(false);
            return new SessionServer(listener, kestrel, failures);
        }
        catch
        {
            kestrel.Dispose();
            throw;
        }
    }

    /// <summary>Serves the daemon at the other end of the stream until one of both ends it. The stream is closed afterwards.</summary>
    /// <exception cref="IOException">The stream broke.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; every call was ended.</exception>
    public async Task ServeAsync(Stream connection, CancellationToken cancellationToken)
    {
        var served = new StreamConnection(connection);
        if (!_listener.Offer(served))
        {
            await served.DisposeAsync().ConfigureAwait(false);
            throw new ObjectDisposedException(nameof(SessionServer));
        }

        await using (cancellationToken.UnsafeRegister(static state => ((StreamConnection)state!).Abort(), served).ConfigureAwait(false))
        {
            await served.Completion.ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        served.ThrowIfBroken();
    }

    /// <summary>Ends every connection and its calls.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // A daemon that is still there would make a graceful end wait for it.
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
    }
}
