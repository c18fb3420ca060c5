using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>For every end of a connection, its calls end first, and the server reports the reason.</summary>
public class ConnectionEndTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(24)]
    [InlineData(24 + 9)]
    public async Task A_peer_that_closes_between_frames_ends_the_connection(int octets)
    {
        await using var served = Served.Start(Answers.EchoAsync);

        await served.Peer.WriteGreeting().SendAsync(octets);
        await served.Peer.DisposeAsync();

        Assert.Null(await served.EndAsync());
    }

    [Theory]
    [InlineData(1, "its preface")]
    [InlineData(23, "its preface")]
    [InlineData(25, "a frame")]
    [InlineData(24 + 9 + 8, "a frame")]
    [InlineData(24 + 9 + 9 + 2, "a frame")]
    public async Task A_peer_that_closes_within_a_frame_is_reported(int octets, string within)
    {
        await using var served = Served.Start(Answers.EchoAsync);

        await served.Peer.WriteGreeting().WriteHeaders(1, RawPeer.Request).SendAsync(octets);
        await served.Peer.DisposeAsync();

        var broken = Assert.IsType<EndOfStreamException>(await served.EndAsync());
        Assert.Equal($"The daemon closed the session's connection within {within}.", broken.Message);
    }

    [Fact]
    public async Task A_running_call_is_awaited()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var served = await Served.GreetAsync(async stream =>
        {
            begun.SetResult();
            await Answers.WaitAsync(stream);
            await release.Task;
        });
        await served.Peer.WriteHeaders(1, RawPeer.Request).SendAsync();
        await begun.Task.WaitAsync(RawPeer.Patience);

        served.Cancel();
        // Everything else has ended when the peer sees the end.
        while (await served.Peer.ReadAsync() is not null)
        {
        }

        Assert.False(served.Serving.IsCompleted);
        release.SetResult();
        Assert.IsAssignableFrom<OperationCanceledException>(await served.EndAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_a_stream_that_ignores_tokens(bool isWriting)
    {
        WatchedTransport transport = null!;
        await using var served = await Served.GreetAsync(Answers.Of(new byte[1 << 20]), wrap: stream => new DeafTransport(transport = new WatchedTransport(stream)));
        if (isWriting)
        {
            await WriteUntilStuckAsync(served, transport);
        }

        served.Cancel();

        Assert.IsAssignableFrom<OperationCanceledException>(await served.EndAsync());
    }

    [Fact]
    public async Task A_failing_close_hides_no_reason_and_leaves_no_call()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var served = await Served.GreetAsync(
            async stream =>
            {
                await Answers.WaitAsync(stream);
                await Task.Yield();
                ended.SetResult();
            },
            wrap: stream => new UnclosableTransport(stream));

        await served.Peer.WriteHeaders(1, RawPeer.Request).Write(FrameType.Data, 0, 3, [1]).SendAsync();

        Assert.Equal(Http2Error.Protocol, Assert.IsType<Http2Exception>(await served.EndAsync()).Error);
        Assert.True(ended.Task.IsCompleted);
    }

    [Fact]
    public async Task GOAWAY_is_sent_after_pending_data()
    {
        WatchedTransport transport = null!;
        await using var served = await Served.GreetAsync(Answers.Of(new byte[1 << 20]), wrap: stream => transport = new WatchedTransport(stream));
        await WriteUntilStuckAsync(served, transport);

        // The server closes the connection while it cannot write.
        await served.Peer.WriteNumber(FrameType.WindowUpdate, 0, 0).SendAsync();
        // A server that does not wait has ended by now.
        _ = await Task.WhenAny(served.Serving, Task.Delay(TimeSpan.FromSeconds(0.5)));

        Assert.Equal(Http2Error.Protocol, (await served.Peer.ReadGoAwayAsync()).GoAwayError);
        Assert.Equal(Http2Error.Protocol, Assert.IsType<Http2Exception>(await served.EndAsync()).Error);
    }

    [Fact]
    public async Task A_reset_ends_a_call_whose_response_waits_for_the_window()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        WatchedTransport transport = null!;
        await using var served = await Served.GreetAsync(
            async stream =>
            {
                await Answers.Of(new byte[1 << 20])(stream);
                ended.SetResult();
            },
            wrap: stream => transport = new WatchedTransport(stream));
        await WriteUntilStuckAsync(served, transport);

        await served.Peer.WriteNumber(FrameType.Reset, 1, (uint)Http2Error.Cancel).SendAsync();

        await ended.Task.WaitAsync(RawPeer.Patience);
        Assert.False(served.Serving.IsCompleted);
    }

    /// <summary>Lets the server respond without reading it, so that it waits for the stream and not for a window.</summary>
    private static Task WriteUntilStuckAsync(Served served, WatchedTransport transport) => Task.WhenAll(
        served.Peer.WriteSetting(4, 1 << 30).WriteNumber(FrameType.WindowUpdate, 0, 1 << 30).WriteHeaders(1, RawPeer.Request, isLast: true).SendAsync(),
        transport.Stuck.WaitAsync(RawPeer.Patience));

    private sealed class UnclosableTransport(Stream inner) : Transport(inner)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new IOException("Broken pipe");
        }
    }
}
