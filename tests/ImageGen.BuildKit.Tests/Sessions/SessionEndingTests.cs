using Grpc.Core;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>For every end of a call or a connection, nothing is left waiting.</summary>
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
        // The others continue.
        Assert.False(session.Serving.IsCompleted);
        Assert.Empty(session.Server.Failures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_daemon_ends_all_calls_and_the_session(bool waitsInRead)
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
    public async Task A_daemon_that_is_lost_during_a_write_ends_the_call()
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
        // The responses are not read, so that the service soon waits for the window.
        using var call = session.Open(Method, cancellationToken: Limit);
        await begun.Task.WaitAsync(Patience, Limit);

        session.Daemon.Break();

        Assert.IsAssignableFrom<OperationCanceledException>(await ended.Task.WaitAsync(Patience, Limit));
        _ = await Assert.ThrowsAsync<IOException>(() => session.Serving.WaitAsync(Patience, Limit));
    }

    [Fact]
    public async Task The_end_of_the_stream_ends_the_connection()
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);
        Assert.Equal(new byte[] { 1 }, await session.CallAsync(Method, [1]));

        session.Handler.Dispose();
        await session.Daemon.DisposeAsync();

        await session.Serving.WaitAsync(Patience, Limit);
    }

    [Fact]
    public async Task A_silent_daemon_does_not_end_the_session()
    {
        await using var session = await TestSession.StartAsync(Method, TestService.EchoAsync);
        Assert.Equal(new byte[] { 1 }, await session.CallAsync(Method, [1]));

        _ = await Task.WhenAny(session.Serving, Task.Delay(TimeSpan.FromSeconds(2.5), Limit));

        Assert.False(session.Serving.IsCompleted);
        Assert.Equal(new byte[] { 2 }, await session.CallAsync(Method, [2]));
    }

    [Fact]
    public async Task Cancelling_ends_the_connection_and_its_calls()
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
    public async Task Disposing_ends_running_calls_without_waiting_for_the_daemon()
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
    public async Task A_silent_daemon_does_not_delay_the_end()
    {
        var (_, far) = DuplexStream.CreatePair();
        using var server = new SessionServer([]);
        using var ending = new CancellationTokenSource();
        var serving = server.ServeAsync(far, ending.Token);

        await ending.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving.WaitAsync(Patience, Limit));
    }

    [Fact]
    public async Task Data_that_are_not_HTTP_2_end_the_session()
    {
        var (near, far) = DuplexStream.CreatePair();
        using var server = new SessionServer([]);
        var serving = server.ServeAsync(far, Limit);

        await near.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\nno session here"u8.ToArray(), Limit);

        var refused = await Assert.ThrowsAsync<Http2Exception>(() => serving.WaitAsync(Patience, Limit));
        Assert.Contains("does not use HTTP/2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_server_serves_no_more()
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
