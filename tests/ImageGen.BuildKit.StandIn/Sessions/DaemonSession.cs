using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.BuildKit.StandIn.Protocol.Sessions;
using ImageGen.BuildKit.StandIn.Releases;

namespace ImageGen.BuildKit.StandIn.Sessions;

/// <summary>A client's session as its daemon has it: the daemon calls, the client serves. Source: session/manager.go and session/grpc.go.</summary>
public sealed class DaemonSession : IAsyncDisposable
{
    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(10);

    private readonly HeaderFieldStream _stream;
    private readonly GrpcChannel _channel;
    private readonly StandInOptions _options;
    private readonly CancellationTokenSource _closing = new();
    private int _connections;
    private int _disposed;

    internal DaemonSession(Stream stream, SessionHeaders headers, string transport, StandInOptions options)
    {
        _stream = new HeaderFieldStream(stream);
        _options = options;
        Headers = headers;
        Transport = transport;
        _channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                // As the daemon's: there is one connection, and none after it.
                ConnectCallback = (_, _) => Interlocked.Increment(ref _connections) == 1
                    ? ValueTask.FromResult<Stream>(_stream)
                    : throw new IOException("only one connection allowed"),
                RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
                UseProxy = false,
            },
            DisposeHttpClient = true,
        });
        Invoker = _channel.CreateCallInvoker();
        Auth = new Auth.AuthClient(Invoker);
        Secrets = new Secrets.SecretsClient(Invoker);
        Ssh = new SSH.SSHClient(Invoker);
        Uploads = new Upload.UploadClient(Invoker);
        Health = new Health.HealthClient(Invoker);
    }

    public SessionHeaders Headers { get; }

    /// <summary><c>/session</c> or <c>Control/Session</c>.</summary>
    public string Transport { get; }

    public BuildKitRelease Release => _options.BuildKit;

    /// <summary>Calls any method of the client's.</summary>
    public CallInvoker Invoker { get; }

    public Auth.AuthClient Auth { get; }

    public Secrets.SecretsClient Secrets { get; }

    public SSH.SSHClient Ssh { get; }

    public Upload.UploadClient Uploads { get; }

    public Health.HealthClient Health { get; }

    /// <summary>How often the client has said that it is well.</summary>
    public int HealthChecks { get; private set; }

    /// <summary>Why the session was dropped for its health; <see langword="null"/> where it was not.</summary>
    public RpcException? HealthFailure { get; private set; }

    /// <summary>Cancelled when the session has ended, from whichever side.</summary>
    public CancellationToken Closed => _closing.Token;

    /// <summary>Keeps the session until one side ends it.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(_closing.Cancel);
        _ = await Task.WhenAny(WatchHealthAsync(), _stream.Ended, Task.Delay(Timeout.Infinite, _closing.Token));
        await DisposeAsync();
    }

    /// <summary>Drops the session, as a daemon does that is told to.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _closing.CancelAsync();
            _channel.Dispose();
            await _stream.DisposeAsync();
        }
    }

    private async Task WatchHealthAsync()
    {
        using var timer = new PeriodicTimer(_options.HealthInterval ?? Release.HealthInterval);
        var failures = 0;
        // The first check comes at once: grpc-go connects without a call, and the framework's client with its first one only.
        do
        {
            try
            {
                _ = await Health.CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow + HealthTimeout, cancellationToken: _closing.Token);
                HealthChecks++;
                failures = 0;
            }
            catch (RpcException exception) when (!_closing.IsCancellationRequested)
            {
                failures++;
                HealthFailure = failures < Release.HealthFailures ? null : exception;
            }
        }
        while (failures < Release.HealthFailures && await timer.WaitForNextTickAsync(_closing.Token));
    }
}
