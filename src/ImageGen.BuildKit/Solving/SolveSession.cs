using Grpc.Core;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Connections.ControlStreams;
using ImageGen.BuildKit.Failures;
using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.Solving;

/// <summary>A session, from its connection to its end.</summary>
internal sealed class SolveSession : IAsyncDisposable
{
    private readonly SessionServer _server;
    private readonly CancellationTokenSource _ending = new();

    private SolveSession(string id, SessionServer server, Stream connection)
    {
        Id = id;
        _server = server;
        Ended = server.ServeAsync(connection, _ending.Token);
    }

    /// <summary>The session's id, which the build request contains.</summary>
    public string Id { get; }

    /// <summary>Completes when the session ends. Before the disposal, only the daemon or the connection can end it.</summary>
    public Task Ended { get; }

    /// <summary>The failures of the services on this side.</summary>
    public IReadOnlyCollection<SessionFailure> Failures => _server.Failures;

    public static async Task<SolveSession> OpenAsync(
        DaemonConnector daemon, CallInvoker calls, SessionOptions options, SessionTransport transport, IReadOnlyList<ISessionService> services, CancellationToken cancellationToken)
    {
        var headers = SessionHeaders.Create(options, services);
        var server = new SessionServer(services);
        try
        {
            var connection = await ConnectAsync(daemon, calls, transport, headers, cancellationToken).ConfigureAwait(false);
            return new SolveSession(headers.Id, server, connection);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Closes the connection, and ends the calls that are still in progress.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _server.Dispose();
        _ending.Dispose();
    }

    private static async ValueTask<Stream> ConnectAsync(
        DaemonConnector daemon, CallInvoker calls, SessionTransport transport, SessionHeaders headers, CancellationToken cancellationToken)
    {
        if (transport is not SessionTransport.ControlStream)
        {
            try
            {
                var required = transport is SessionTransport.Upgrade;
                if (await daemon.WithinLimitAsync(token => daemon.OpenSessionAsync(headers.ToHttp(), required, token), cancellationToken).ConfigureAwait(false) is { } connection)
                {
                    return connection;
                }
            }
            catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException or TimeoutException)
            {
                throw ConnectionFailure.ToException(daemon, exception);
            }
        }

        return new ControlStream(calls.AsyncDuplexStreamingCall(StreamChunk.Session, host: null, new CallOptions(headers.ToMetadata(), cancellationToken: CancellationToken.None)));
    }
}
