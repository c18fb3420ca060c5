using System.Threading.Channels;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.BuildKit.Tests.Calls;

/// <summary>Cancelled calls: the daemon sees the cancellation, and nothing waits any more.</summary>
public sealed class CancelledCallTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_is_cancelled_before_its_start_is_not_sent()
    {
        var calls = 0;
        await using var server = await RawServer.StartAsync(context =>
        {
            calls++;
            return Task.CompletedTask;
        });
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.AskAsync(cancellationToken: cancelled.Token));
        using var talk = server.Talk(cancelled.Token);
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => talk.RequestStream.WriteAsync([1], Cancel));
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => talk.ResponseStream.MoveNext(Cancel));

        Assert.Equal(cancelled.Token, exception.CancellationToken);
        Assert.Equal(0, calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_call_ends_on_both_sides(bool isAnswered)
    {
        var waiting = new Waiting { IsAnswered = isAnswered };
        await using var server = await RawServer.StartAsync(waiting.AnswerAsync);
        using var cancellation = new CancellationTokenSource();
        var answer = server.AskAsync(cancellationToken: cancellation.Token);
        await waiting.UntilAskedAsync();

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        await waiting.UntilAbortedAsync();
    }

    [Fact]
    public async Task A_read_that_is_cancelled_ends_the_call()
    {
        var waiting = new Waiting { IsAnswered = true };
        await using var server = await RawServer.StartAsync(waiting.AnswerAsync);
        using var cancellation = new CancellationTokenSource();
        using var call = server.Follow();
        Assert.True(await call.ResponseStream.MoveNext(cancellation.Token));
        var next = call.ResponseStream.MoveNext(cancellation.Token);
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => call.ResponseStream.MoveNext(Cancel));

        await cancellation.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(RawServer.Patience));
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        await waiting.UntilAbortedAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_disposed_call_ends_on_both_sides(bool reading)
    {
        var waiting = new Waiting { IsAnswered = true };
        await using var server = await RawServer.StartAsync(waiting.AnswerAsync);
        var call = server.Follow();
        Assert.True(await call.ResponseStream.MoveNext(Cancel));
        var next = reading ? call.ResponseStream.MoveNext(Cancel) : null;

        call.Dispose();
        call.Dispose();

        if (next is not null)
        {
            _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(RawServer.Patience));
        }

        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => call.ResponseStream.MoveNext(Cancel));
        await waiting.UntilAbortedAsync();
    }

    [Fact]
    public async Task A_call_that_is_not_read_ends_with_its_disposal()
    {
        var waiting = new Waiting { IsAnswered = true };
        await using var server = await RawServer.StartAsync(waiting.AnswerAsync);
        var call = server.Talk();
        await waiting.UntilAskedAsync();

        call.Dispose();

        await waiting.UntilAbortedAsync();
        _ = await Assert.ThrowsAnyAsync<Exception>(() => call.RequestStream.WriteAsync([1], Cancel));
    }

    [Fact]
    public async Task A_call_that_has_ended_cannot_be_cancelled()
    {
        await using var server = await RawServer.StartAsync(context => RawServer.AnswerAsync(context, RawServer.Framed(1), ("grpc-status", "0")));
        using var cancellation = new CancellationTokenSource();
        using var call = server.Follow(cancellation.Token);
        Assert.True(await call.ResponseStream.MoveNext(Cancel));
        Assert.False(await call.ResponseStream.MoveNext(Cancel));

        await cancellation.CancelAsync();

        Assert.False(await call.ResponseStream.MoveNext(Cancel));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Running_calls_end_with_their_connection()
    {
        var waiting = new Waiting();
        await using var server = await RawServer.StartAsync(waiting.AnswerAsync);
        var answer = server.AskAsync();
        await waiting.UntilAskedAsync();

        server.Calls.Dispose();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await waiting.UntilAbortedAsync();
        Assert.Throws<ObjectDisposedException>(() => server.Ask());
    }

    /// <summary>Sends nothing, or one message, and waits for the cancellation.</summary>
    private sealed class Waiting
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsAnswered { get; init; }

        public async Task AnswerAsync(HttpContext context)
        {
            await using var registration = context.RequestAborted.Register(_aborted.SetResult);
            if (IsAnswered)
            {
                await RawServer.BeginAsync(context);
                await RawServer.SendAsync(context, RawServer.Framed(1));
            }

            _asked.SetResult();
            await _aborted.Task;
        }

        public Task UntilAskedAsync() => _asked.Task.WaitAsync(RawServer.Patience);

        public Task UntilAbortedAsync() => _aborted.Task.WaitAsync(RawServer.Patience);
    }
}
