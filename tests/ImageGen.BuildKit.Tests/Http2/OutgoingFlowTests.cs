using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>A response uses the peer's windows completely (RFC 9113, section 5.2), and no more.</summary>
public class OutgoingFlowTests
{
    private const ushort InitialWindow = 4;

    [Fact]
    public async Task Data_up_to_the_streams_window_arrive()
    {
        var content = Numbers(25);
        await using var served = await Served.GreetAsync(Answers.Of(content));

        await served.Peer.WriteSetting(InitialWindow, 10).WriteHeaders(1, RawPeer.Request, isLast: true).SendAsync();
        Assert.Equal(content[..10], await ReadAsync(served, 10));

        await served.Peer.WriteNumber(FrameType.WindowUpdate, 1, 7).SendAsync();
        Assert.Equal(content[10..17], await ReadAsync(served, 7));

        await served.Peer.WriteNumber(FrameType.WindowUpdate, 1, 1_000).SendAsync();
        Assert.Equal(content[17..], await served.Peer.ReadAnswerAsync(1));
    }

    [Fact]
    public async Task A_window_may_become_negative()
    {
        var content = Numbers(300);
        await using var served = await Served.GreetAsync(Answers.Of(content));

        await served.Peer.WriteSetting(InitialWindow, 100).WriteHeaders(1, RawPeer.Request, isLast: true).SendAsync();
        Assert.Equal(content[..100], await ReadAsync(served, 100));

        // From 0 to -80, and back to 0.
        await served.Peer.WriteSetting(InitialWindow, 20).WriteNumber(FrameType.WindowUpdate, 1, 80).SendAsync();
        Assert.Empty(await ReadAsync(served, 0));
        await served.Peer.WriteNumber(FrameType.WindowUpdate, 1, 5).SendAsync();
        Assert.Equal(content[100..105], await ReadAsync(served, 5));

        await served.Peer.WriteSetting(InitialWindow, 1_000).SendAsync();
        Assert.Equal(content[105..], await served.Peer.ReadAnswerAsync(1));
    }

    [Fact]
    public async Task Two_streams_share_the_connections_window()
    {
        var content = Numbers(60_000);
        await using var served = await Served.GreetAsync(Answers.Of(content));

        await served.Peer.WriteHeaders(1, RawPeer.Request, isLast: true).WriteHeaders(3, RawPeer.Request, isLast: true).SendAsync();
        var frames = await ReadFramesAsync(served, Http2Limits.DefaultWindow);
        await served.Peer.WriteNumber(FrameType.WindowUpdate, 0, 100_000).SendAsync();
        while (frames.Count(frame => frame.EndsStream) < 2)
        {
            frames.AddRange(await served.Peer.ReadToAsync(frame => frame.EndsStream));
        }

        Assert.Equal(content, RawPeer.Content(frames, 1));
        Assert.Equal(content, RawPeer.Content(frames, 3));
    }

    [Fact]
    public async Task A_stream_with_a_full_window_blocks_no_other()
    {
        await using var served = await Served.GreetAsync(Answers.Of(Numbers(100)));

        await served.Peer.WriteSetting(InitialWindow, 10).WriteHeaders(1, RawPeer.Request, isLast: true).SendAsync();
        _ = await ReadAsync(served, 10);
        await served.Peer.WriteSetting(InitialWindow, 1_000).WriteHeaders(3, RawPeer.Request, isLast: true).SendAsync();

        Assert.Equal(Numbers(100), await served.Peer.ReadAnswerAsync(3));
    }

    [Fact]
    public async Task A_stream_that_waits_for_its_window_ends_with_a_reset()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var served = await Served.GreetAsync(async stream =>
        {
            await Answers.Of(Numbers(100))(stream);
            ended.SetResult();
        });

        await served.Peer.WriteSetting(InitialWindow, 10).WriteHeaders(1, RawPeer.Request, isLast: true).SendAsync();
        _ = await ReadAsync(served, 10);
        await served.Peer.WriteNumber(FrameType.Reset, 1, (uint)Http2Error.Cancel).SendAsync();

        await ended.Task.WaitAsync(RawPeer.Patience);
    }

    private static byte[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(number => (byte)(number * 31))];

    private static async Task<byte[]> ReadAsync(Served served, int count) => RawPeer.Content(await ReadFramesAsync(served, count), 1);

    /// <summary>The frames with the given octets of data, and those before the response to a ping.</summary>
    private static async Task<List<RawFrame>> ReadFramesAsync(Served served, int count)
    {
        var seen = 0;
        var frames = count == 0 ? [] : await served.Peer.ReadToAsync(frame => (seen += frame.Type == FrameType.Data ? frame.Payload.Length : 0) >= count);
        frames.AddRange(await served.Peer.PingAsync());
        Assert.Equal(count, frames.Sum(frame => frame.Type == FrameType.Data ? frame.Payload.Length : 0));
        return frames;
    }
}
