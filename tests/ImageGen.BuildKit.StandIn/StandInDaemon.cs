using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Google.Protobuf;
using ImageGen.BuildKit.StandIn.Connections;
using ImageGen.BuildKit.StandIn.Control;
using ImageGen.BuildKit.StandIn.Engines;
using ImageGen.BuildKit.StandIn.Protocol;
using ImageGen.BuildKit.StandIn.Sessions;
using ImageGen.BuildKit.StandIn.Solving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGen.BuildKit.StandIn;

/// <summary>
/// Stands in for a daemon of any release: a <c>buildkitd</c>, or the BuildKit inside a Docker Engine. It answers as the release's
/// source says, asks a session for what such a daemon asks for, and keeps all that it was told.
/// </summary>
public sealed class StandInDaemon : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stand-in");
    private readonly SessionList _sessions = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<SolveCall>> _solves = new();
    private readonly ConcurrentQueue<SolveCall> _order = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentQueue<IMessage> _messages = new();
    private readonly TransportFactory _factory = new();
    private readonly WebApplication _application;
    private readonly EngineApi? _engine;
    private readonly FrontDoor _door;

    private StandInDaemon(StandInOptions options)
    {
        Options = options;
        Workers.Add(Control.Workers.Default(options));
        _engine = options.Engine is null ? null : new EngineApi(options.Engine, _factory, this);
        _application = CreateApplication();
        _door = new FrontDoor(Listen(), options, _factory);
    }

    public StandInOptions Options { get; }

    /// <summary><c>unix:///…</c> or <c>tcp://localhost:…</c>.</summary>
    public Uri Address => _door.Address is IPEndPoint tcp ? new Uri($"tcp://localhost:{tcp.Port}") : new Uri("unix://" + SocketPath);

    public string SocketPath => Path.Combine(_folder.FullName, "daemon.sock");

    /// <summary>What a build does. Default: what a Dockerfile says, as far as a client sees it.</summary>
    public SolveScript Script { get; set; } = DockerfileScript.RunAsync;

    public IList<WorkerRecord> Workers { get; } = [];

    public IList<UsageRecord> CacheRecords { get; } = [];

    /// <summary>Every build that was asked for, in order.</summary>
    public IReadOnlyList<SolveCall> Solves => [.. _order];

    /// <summary>Every session that was opened, in order.</summary>
    public IReadOnlyList<DaemonSession> Sessions => _sessions.All;

    /// <summary>Every request, of the API and of gRPC, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>What DiskUsage and Prune were asked for.</summary>
    public IReadOnlyList<IMessage> Messages => [.. _messages];

    /// <summary>How many connections the socket has accepted.</summary>
    public int AcceptedConnections => _door.Accepted;

    /// <summary>How many of them are open.</summary>
    public int OpenConnections => _door.Open;

    /// <summary>What each new connection waits for before the daemon looks at it. A task that never ends is a daemon that never answers.</summary>
    public Task Ready
    {
        get => _door.Ready;
        set => _door.Ready = value;
    }

    public static async Task<StandInDaemon> StartAsync(StandInOptions options)
    {
        var daemon = new StandInDaemon(options);
        await daemon._application.StartAsync();
        return daemon;
    }

    /// <summary>Answers a request to an engine's API. The path is without the version: <c>/images/create</c>.</summary>
    public void On(string method, string path, Func<HttpContext, Task> answer) =>
        (_engine ?? throw new InvalidOperationException("A buildkitd has no HTTP API.")).On(method, path, answer);

    /// <summary>Answers a request to an engine's API with JSON.</summary>
    public void Answer(string method, string path, object json) => On(method, path, context => EngineApi.JsonAsync(context, json));

    /// <summary>Breaks every connection, as a daemon that is killed; new ones are still accepted.</summary>
    public void BreakConnections() => _door.BreakConnections();

    /// <summary>Ends as a killed daemon does: connections break, and nobody listens any more.</summary>
    public ValueTask KillAsync() => _door.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _application.StopAsync(atOnce.Token);
        await _application.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal SolveCall Begin(SolveRequest request, CancellationToken cancellationToken)
    {
        var solve = new SolveCall(request, Options, (id, token) => _sessions.WaitAsync(id, TimeSpan.FromSeconds(5), token), cancellationToken);
        _order.Enqueue(solve);
        _ = Entry(request.Ref).TrySetResult(solve);
        return solve;
    }

    /// <summary>solver/jobs.go: Status may come before its build, and waits a while for it.</summary>
    internal async Task<SolveCall> FindAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await Entry(reference).Task.WaitAsync(Options.StatusPatience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw SolveFailures.Of($"no such job {reference}", "solver.(*Solver).Get").ToRpcException(Options.HasErrorDetails);
        }
    }

    internal Task KeepAsync(DaemonSession session, CancellationToken cancellationToken) => _sessions.RunAsync(session, cancellationToken);

    internal void Record(IMessage message) => _messages.Enqueue(message);

    private TaskCompletionSource<SolveCall> Entry(string reference) =>
        _solves.GetOrAdd(reference, static _ => new TaskCompletionSource<SolveCall>(TaskCreationOptions.RunContinuationsAsynchronously));

    private Socket Listen()
    {
        var socket = Options.IsTcp ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(Options.IsTcp ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(SocketPath));
        socket.Listen();
        return socket;
    }

    private WebApplication CreateApplication()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(this).AddSingleton<Microsoft.AspNetCore.Connections.IConnectionListenerFactory>(_factory);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = 16 * 1024 * 1024);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // TLS ends at the front door, and grpc-go does not look at the scheme.
            kestrel.AllowAlternateSchemes = true;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(ProtocolEndPoint.Http1, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(ProtocolEndPoint.Http2, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var application = builder.Build();
        application.Use(async (context, next) =>
        {
            _requests.Enqueue(new RecordedRequest(context.Request));
            await (_engine is not null && !RecordedRequest.IsGrpc(context.Request) ? _engine.AnswerAsync(context) : next(context));
        });
        application.MapGrpcService<ControlService>();
        return application;
    }
}
