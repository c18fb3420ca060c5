using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.BuildKit.Tests.Calls;

/// <summary>Calls in which both sides keep sending.</summary>
public sealed class DuplexCallTests
{
    private static readonly (string, string) Ok = ("grpc-status", "0");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_side_receives_while_it_sends()
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        using var call = server.Talk();
        for (var index = 0; index < 100; index++)
        {
            var message = new byte[index * 1000];
            Array.Fill(message, (byte)index);
            await call.RequestStream.WriteAsync(message, Cancel);
            Assert.True(await call.ResponseStream.MoveNext(Cancel));
            Assert.Equal(message, call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext(Cancel));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Both_sides_may_send_at_once()
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        using var call = server.Talk();
        var message = new byte[256 * 1024];
        new Random(3).NextBytes(message);
        var writing = Task.Run(
            async () =>
            {
                for (var index = 0; index < 50; index++)
                {
                    await call.RequestStream.WriteAsync(message, Cancel);
                }

                await call.RequestStream.CompleteAsync();
            },
            Cancel);
        var count = 0;
        while (await call.ResponseStream.MoveNext(Cancel))
        {
            Assert.True(message.AsSpan().SequenceEqual(call.ResponseStream.Current));
            count++;
        }

        await writing;
        Assert.Equal(50, count);
    }

    [Fact]
    public async Task The_daemon_may_send_first()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            await RawServer.BeginAsync(context);
            await RawServer.SendAsync(context, RawServer.Framed(1));
            await EchoAsync(context);
        });
        using var call = server.Talk();

        Assert.True(await call.ResponseStream.MoveNext(Cancel).WaitAsync(RawServer.Patience));
        Assert.Equal([1], call.ResponseStream.Current);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("8")]
    public async Task Nothing_can_be_sent_after_the_daemon_has_ended_the_call(string status)
    {
        await using var server = await RawServer.StartAsync(context => RawServer.AnswerAsync(context, [], ("grpc-status", status)));
        using var call = server.Talk();
        _ = await Record.ExceptionAsync(() => call.ResponseStream.MoveNext(Cancel));

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.RequestStream.WriteAsync([1], Cancel).WaitAsync(RawServer.Patience));

        Assert.Equal(status, $"{(int)exception.StatusCode}");
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_does_not_hide_the_daemons_status()
    {
        await using var server = await RawServer.StartAsync(context => RawServer.AnswerAsync(context, [], ("grpc-status", "8")));
        using var call = server.Talk();
        var writing = Task.Run(
            async () =>
            {
                while (true)
                {
                    await call.RequestStream.WriteAsync(new byte[100_000], Cancel);
                }
            },
            Cancel);
        _ = await Assert.ThrowsAsync<RpcException>(() => writing.WaitAsync(RawServer.Patience));

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancel).WaitAsync(RawServer.Patience));

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task A_write_that_is_cancelled_ends_the_call()
    {
        var ended = new TaskCompletionSource();
        await using var server = await RawServer.StartAsync(async context =>
        {
            await using var registration = context.RequestAborted.Register(ended.SetResult);
            await RawServer.BeginAsync(context);
            await ended.Task;
        });
        using var cancellation = new CancellationTokenSource();
        using var call = server.Talk();
        // More than the daemon receives without reading.
        var writing = call.RequestStream.WriteAsync(new byte[32 * 1024 * 1024], cancellation.Token);
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync([1], Cancel));

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing.WaitAsync(RawServer.Patience));
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.ResponseStream.MoveNext(Cancel));
        await ended.Task.WaitAsync(RawServer.Patience);
    }

    [Fact]
    public async Task Nothing_can_be_sent_after_the_end_of_the_request()
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        using var call = server.Talk();
        await call.RequestStream.CompleteAsync();

        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync([1], Cancel));
    }

    private static async Task EchoAsync(HttpContext context)
    {
        await RawServer.BeginAsync(context);
        await context.Request.Body.CopyToAsync(context.Response.Body, context.RequestAborted);
        await RawServer.AnswerAsync(context, [], Ok);
    }
}
