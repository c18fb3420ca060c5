using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using ImageGen.BuildKit.Calls;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace ImageGen.BuildKit.Tests.Calls;

/// <summary>Calls whose stream or connection breaks.</summary>
public sealed class TransportFailureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int, StatusCode> Resets => new()
    {
        { 0x0, StatusCode.Internal },
        { 0x1, StatusCode.Internal },
        { 0x2, StatusCode.Internal },
        { 0x3, StatusCode.Internal },
        { 0x5, StatusCode.Internal },
        { 0x7, StatusCode.Unavailable },
        { 0x8, StatusCode.Cancelled },
        { 0xB, StatusCode.ResourceExhausted },
        { 0xC, StatusCode.PermissionDenied },
    };

    [Theory]
    [MemberData(nameof(Resets))]
    public async Task A_stream_that_is_reset_within_the_response_is_reported_by_its_code(int error, StatusCode code)
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            await RawServer.BeginAsync(context);
            await RawServer.SendAsync(context, RawServer.Framed(1));
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(error);
        });
        using var call = server.Talk();
        Assert.True(await call.ResponseStream.MoveNext(Cancel));
        await call.RequestStream.CompleteAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancel));

        Assert.Equal(code, exception.StatusCode);
        Assert.NotNull(exception.Status.DebugException);
        Assert.Equal(code, call.GetStatus().StatusCode);
    }

    [Theory]
    [InlineData(0x2, StatusCode.Internal)]
    [InlineData(0x8, StatusCode.Cancelled)]
    [InlineData(0xB, StatusCode.ResourceExhausted)]
    public async Task A_stream_that_is_reset_before_the_response_is_reported_by_its_code(int error, StatusCode code)
    {
        await using var server = await RawServer.StartAsync(context =>
        {
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(error);
            return Task.CompletedTask;
        });

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.AskAsync());

        Assert.Equal(code, exception.StatusCode);
        _ = Assert.IsType<HttpRequestException>(exception.Status.DebugException);
    }

    [Fact]
    public async Task A_broken_connection_is_reported_as_unavailable()
    {
        var read = new TaskCompletionSource();
        await using var server = await RawServer.StartAsync(async context =>
        {
            await RawServer.BeginAsync(context);
            await RawServer.SendAsync(context, RawServer.Framed(1));
            await read.Task;
            context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
        });
        using var call = server.Follow();
        Assert.True(await call.ResponseStream.MoveNext(Cancel));
        read.SetResult();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancel).WaitAsync(RawServer.Patience));

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        Assert.NotNull(exception.Status.DebugException);
    }

    [Fact]
    public async Task A_refused_connection_is_reported_with_its_cause()
    {
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var calls = new DaemonCalls(new HttpMessageInvoker(new SocketsHttpHandler()), new Uri($"http://{nobody.LocalEndPoint}"));
        using var asked = calls.AsyncUnaryCall(RawServer.Method(MethodType.Unary), null, new CallOptions(cancellationToken: Cancel), []);
        using var talk = calls.AsyncDuplexStreamingCall(RawServer.Method(MethodType.DuplexStreaming), null, new CallOptions(cancellationToken: Cancel));

        RpcException[] exceptions =
        [
            await Assert.ThrowsAsync<RpcException>(() => asked.ResponseAsync),
            await Assert.ThrowsAsync<RpcException>(() => talk.RequestStream.WriteAsync([1], Cancel).WaitAsync(RawServer.Patience)),
            await Assert.ThrowsAsync<RpcException>(() => talk.ResponseStream.MoveNext(Cancel)),
        ];

        Assert.All(exceptions, exception =>
        {
            Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
            Assert.Equal(HttpRequestError.ConnectionError, Assert.IsType<HttpRequestException>(exception.Status.DebugException).HttpRequestError);
            _ = Assert.IsType<SocketException>(exception.Status.DebugException.GetBaseException());
        });
    }
}
