using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>A session server, with an independent gRPC client in the place of the daemon.</summary>
internal sealed class TestSession : IAsyncDisposable
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static message => message, static message => message);

    private readonly GrpcChannel _channel;
    private readonly CancellationTokenSource _ending = new();

    private TestSession(SessionServer server, DuplexStream near, DuplexStream far)
    {
        Server = server;
        Daemon = near;
        Serving = server.ServeAsync(far, _ending.Token);
        Handler = new SocketsHttpHandler
        {
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(near),
            RequestHeaderEncodingSelector = static (_, _) => System.Text.Encoding.UTF8,
        };
        _channel = GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = Handler, MaxReceiveMessageSize = null });
        Invoker = _channel.CreateCallInvoker();
    }

    public SessionServer Server { get; }

    /// <summary>The daemon's end of the stream.</summary>
    public DuplexStream Daemon { get; }

    public Task Serving { get; }

    public SocketsHttpHandler Handler { get; }

    public CallInvoker Invoker { get; }

    public static Task<TestSession> StartAsync(params IReadOnlyList<ISessionService> services)
    {
        var (near, far) = DuplexStream.CreatePair();
        return Task.FromResult(new TestSession(new SessionServer(services), near, far));
    }

    public static Task<TestSession> StartAsync(string method, SessionMethod serve)
        => StartAsync(new TestService(new() { [method] = serve }));

    public Task<byte[]> CallAsync(string method, byte[] request, Metadata? metadata = null)
        => Invoker.AsyncUnaryCall(Describe(method, MethodType.Unary), null, new CallOptions(metadata, cancellationToken: TestContext.Current.CancellationToken), request).ResponseAsync;

    public async Task<TResponse> CallAsync<TRequest, TResponse>(string method, TRequest request)
        where TRequest : Google.Protobuf.IMessage<TRequest>
        where TResponse : Google.Protobuf.IMessage<TResponse>, new()
    {
        var response = new TResponse();
        Google.Protobuf.MessageExtensions.MergeFrom(response, await CallAsync(method, Google.Protobuf.MessageExtensions.ToByteArray(request)));
        return response;
    }

    public AsyncDuplexStreamingCall<byte[], byte[]> Open(string method, Metadata? metadata = null, CancellationToken cancellationToken = default)
        => Invoker.AsyncDuplexStreamingCall(Describe(method, MethodType.DuplexStreaming), null, new CallOptions(metadata, cancellationToken: cancellationToken));

    public void EndServing() => _ending.Cancel();

    /// <summary>Ends the session during a call, and fails if the call continues.</summary>
    /// <param name="call">The daemon's side of the call.</param>
    public async Task EndDuringAsync(Task call)
    {
        EndServing();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Serving.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await call;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        Handler.Dispose();
        Server.Dispose();
        _ = await Task.WhenAny(Serving).WaitAsync(TimeSpan.FromSeconds(30));
        _ending.Dispose();
    }

    private static Method<byte[], byte[]> Describe(string method, MethodType type)
    {
        var parts = method.Trim('/').Split('/');
        return new(type, parts[0], parts[1], Bytes, Bytes);
    }
}
