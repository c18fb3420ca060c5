using Grpc.Core;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>However a call or a connection ends, nothing is left waiting.</summary>
public class SessionEndingTests
{
    private const string Method = "/test.Test/Run";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_the_daemon_cancels_ends_its_service(bool waitsInRead)
    {
        var service = new WaitingService(waitsInRead);
        await using var session = await TestSession.StartAsync(Method, service.RunAsync);
        using var cancelling = new CancellationTokenSource();
        using var call = session.Open(Method, cancellationToken: cancelling.Token);
        await service.Started.WaitAsync(Patience, Limit);

        await cancelling.CancelAsync();

        Assert.IsAssignableFrom<OperationCanceledException>(await service.Ended.WaitAsync(Patience, Limit));
        // The others go on.
        Assert.False(session.Serving.IsCompleted);
        Assert.Empty(session.Server.Failures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_daemon_that_dies_ends_every_call_and_the_serving(bool waitsInRead)
    {
        var service = new WaitingService(waitsInRead);
        await using var session = await TestSession.StartAsync(Method, service.RunAsync);
        using var call = session.Open(Method, cancellationToken: Limit);
        await service.Started.WaitAsync(Patience, Limit);

        session.Daemon.Break();

        Assert.IsAssignableFrom<OperationCanceledException>(await service.Ended.WaitAsync(Patience, Limit));
        _ = await Assert.ThrowsAsync<IOException>(() => session.Serving.WaitAsync(Patience, Limit));
        Assert.Empty(session.Server.Failures);
    }

    [Fact]
    public async Task A_daemon_that_dies_while_it_is_written_to_ends_the_call()
    {
        var ended = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var session = await TestSession.StartAsync(Method, async (call, token) =>
        {
            try
            {
                while (true)
                {
                    TestService.Write(call, new byte[100_000]);
                    begun.TrySetResult();
                    await call.FlushAsync(token);
                }
            }
            catch (Exception exception)
            {
                ended.SetResult(exception);
                throw;
            }
        });
        // Nobody reads the answers, so that the service soon waits for the window.
        using var call = session.Open(Method, cancellationToken: Limit);
        await begun.Task.WaitAsync(Patience, Limit);

        session.Daemon.Break();

        Assert.IsAssignableFrom<OperationCanceledException>(await ended.Task.WaitAsync(Patience, Limit));
        _ = await Assert.ThrowsAsync<IOException>(() => session.Serving.WaitAsync(Patience, Limit));
    }

    [Fact]
    public async Task The_end_of_the_stream_ends_the_serving()
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);
        Assert.Equal(new byte[] { 1 }, await session.CallAsync(Method, [1]));

        session.Handler.Dispose();
        await session.Daemon.DisposeAsync();

        await session.Serving.WaitAsync(Patience, Limit);
    }

    [Fact]
    public async Task A_daemon_that_asks_nothing_for_a_while_is_waited_for()
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);
        Assert.Equal(new byte[] { 1 }, await session.CallAsync(Method, [1]));

        _ = await Task.WhenAny(session.Serving, Task.Delay(TimeSpan.FromSeconds(2.5), Limit));

        Assert.False(session.Serving.IsCompleted);
        Assert.Equal(new byte[] { 2 }, await session.CallAsync(Method, [2]));
    }

    [Fact]
    public async Task Cancelling_ends_the_serving_and_its_calls()
    {
        var service = new WaitingService(waitsInRead: true);
        await using var session = await TestSession.StartAsync(Method, service.RunAsync);
        using var call = session.Open(Method, cancellationToken: Limit);
        await service.Started.WaitAsync(Patience, Limit);

        session.EndServing();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.Serving.WaitAsync(Patience, Limit));
        Assert.IsAssignableFrom<OperationCanceledException>(await service.Ended.WaitAsync(Patience, Limit));
    }

    [Fact]
    public async Task Disposing_ends_the_calls_that_run_and_waits_for_no_daemon()
    {
        var service = new WaitingService(waitsInRead: false);
        await using var session = await TestSession.StartAsync(Method, service.RunAsync);
        using var call = session.Open(Method, cancellationToken: Limit);
        await service.Started.WaitAsync(Patience, Limit);

        session.Server.Dispose();

        Assert.IsAssignableFrom<OperationCanceledException>(await service.Ended.WaitAsync(Patience, Limit));
        await Task.WhenAny(session.Serving).WaitAsync(Patience, Limit);
    }

    [Fact]
    public async Task A_daemon_that_never_says_anything_does_not_hold_up_the_end()
    {
        var (_, far) = DuplexStream.CreatePair();
        using var server = new SessionServer([]);
        using var ending = new CancellationTokenSource();
        var serving = server.ServeAsync(far, ending.Token);

        await ending.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving.WaitAsync(Patience, Limit));
    }

    [Fact]
    public async Task Words_that_are_not_HTTP_2_end_the_serving()
    {
        var (near, far) = DuplexStream.CreatePair();
        using var server = new SessionServer([]);
        var serving = server.ServeAsync(far, Limit);

        await near.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\nno session here"u8.ToArray(), Limit);

        var refused = await Assert.ThrowsAsync<Http2Exception>(() => serving.WaitAsync(Patience, Limit));
        Assert.Contains("does not use HTTP/2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_has_ended_serves_no_more()
    {
        var (_, far) = DuplexStream.CreatePair();
        var server = new SessionServer([]);
        server.Dispose();
        server.Dispose();

        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => server.ServeAsync(far, Limit));
    }

    private sealed class WaitingService(bool waitsInRead)
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<Exception> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public Task<Exception> Ended => _ended.Task;

        public async Task RunAsync(SessionCall call, CancellationToken cancellationToken)
        {
            try
            {
                _started.SetResult();
                // The read ends by itself, without the token.
                await (waitsInRead ? call.ReadAsync(CancellationToken.None).AsTask() : Task.Delay(Timeout.Infinite, cancellationToken));
            }
            catch (Exception exception)
            {
                _ended.SetResult(exception);
                throw;
            }
        }
    }
}
