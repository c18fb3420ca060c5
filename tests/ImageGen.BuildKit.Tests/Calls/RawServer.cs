using System.Buffers.Binary;
using System.Net;
using Grpc.Core;
using ImageGen.BuildKit.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ImageGen.BuildKit.Tests.Calls;

/// <summary>An HTTP/2 server without gRPC, so that it can send wrong responses, and calls to it.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    /// <summary>Longer than any test here needs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static message => message, static message => message);

    private readonly WebApplication _application;

    private RawServer(WebApplication application)
    {
        _application = application;
        Calls = new DaemonCalls(new HttpMessageInvoker(new SocketsHttpHandler()), new Uri(application.Urls.Single()));
    }

    public DaemonCalls Calls { get; }

    public static async Task<RawServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(static options => options.ShutdownTimeout = TimeSpan.Zero);
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new RawServer(application);
    }

    public static Method<byte[], byte[]> Method(MethodType type) => new(type, "test.Raw", "Call", Bytes, Bytes);

    /// <summary>A message with its prefix.</summary>
    public static byte[] Framed(params byte[] message)
    {
        byte[] framed = [0, 0, 0, 0, 0, .. message];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        return framed;
    }

    /// <summary>Starts a gRPC response, unless it has started.</summary>
    public static async Task BeginAsync(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.StartAsync();
        }
    }

    /// <summary>Sends bytes unchanged, in a separate frame.</summary>
    public static async Task SendAsync(HttpContext context, params byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes);
        await context.Response.Body.FlushAsync();
    }

    /// <summary>Responds with bytes and trailers.</summary>
    public static async Task AnswerAsync(HttpContext context, byte[] bytes, params IEnumerable<(string Name, string Value)> trailers)
    {
        await BeginAsync(context);
        await SendAsync(context, bytes);
        foreach (var (name, value) in trailers)
        {
            context.Response.AppendTrailer(name, value);
        }
    }

    public Task<byte[]> AskAsync(byte[]? request = null, Metadata? metadata = null, CancellationToken? cancellationToken = null) =>
        Ask(request, metadata, cancellationToken).ResponseAsync.WaitAsync(Patience);

    public AsyncUnaryCall<byte[]> Ask(byte[]? request = null, Metadata? metadata = null, CancellationToken? cancellationToken = null) =>
        Calls.AsyncUnaryCall(Method(MethodType.Unary), null, Options(metadata, cancellationToken), request ?? []);

    public AsyncServerStreamingCall<byte[]> Follow(CancellationToken? cancellationToken = null) =>
        Calls.AsyncServerStreamingCall(Method(MethodType.ServerStreaming), null, Options(null, cancellationToken), []);

    public AsyncDuplexStreamingCall<byte[], byte[]> Talk(CancellationToken? cancellationToken = null) =>
        Calls.AsyncDuplexStreamingCall(Method(MethodType.DuplexStreaming), null, Options(null, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        Calls.Dispose();
        await _application.DisposeAsync();
    }

    private static CallOptions Options(Metadata? metadata, CancellationToken? cancellationToken) =>
        new(metadata, cancellationToken: cancellationToken ?? TestContext.Current.CancellationToken);
}
