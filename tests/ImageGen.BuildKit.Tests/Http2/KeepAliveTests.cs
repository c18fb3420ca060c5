using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>A lost peer is detected, and a live one is kept even if it is silent.</summary>
public class KeepAliveTests
{
    [Fact]
    public async Task A_silent_peer_is_kept_while_it_responds_to_pings()
    {
        // A long timeout, so that a slow machine does not end the connection.
        await using var served = await Served.GreetAsync(Answers.EchoAsync, new Http2Limits { PingDelay = TimeSpan.FromMilliseconds(20), PingTimeout = TimeSpan.FromMinutes(10) });

        for (var answered = 0; answered < 5; answered++)
        {
            var asked = (await served.Peer.ReadToAsync(frame => frame.Type == FrameType.Ping))[^1];
            Assert.Equal(0, asked.Flags);
            await served.Peer.Write(FrameType.Ping, FrameFlags.Acknowledgement, 0, asked.Payload).SendAsync();
        }

        await served.Peer.WriteHeaders(1, RawPeer.Request).WriteData(1, [42], isLast: true).SendAsync();
        Assert.Equal([42], await served.Peer.ReadAnswerAsync(1));
    }

    [Fact]
    public async Task A_peer_that_does_not_respond_ends_the_connection_and_its_calls()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var served = await Served.GreetAsync(
            async stream =>
            {
                await Answers.WaitAsync(stream);
                ended.SetResult();
            },
            new Http2Limits { PingDelay = TimeSpan.FromMilliseconds(300), PingTimeout = TimeSpan.FromMilliseconds(300) });
        await served.Peer.WriteHeaders(1, RawPeer.Request).SendAsync();

        var gone = Assert.IsType<IOException>(await served.EndAsync());

        Assert.StartsWith("The daemon has not responded on the session's connection for ", gone.Message, StringComparison.Ordinal);
        Assert.True(ended.Task.IsCompleted);
        _ = Assert.Single(await ReadToEndAsync(served), frame => frame.Type == FrameType.Ping);
    }

    [Fact]
    public async Task A_silent_peer_is_detected_too()
    {
        await using var served = Served.Start(Answers.EchoAsync, new Http2Limits { PingDelay = TimeSpan.FromMilliseconds(20), PingTimeout = TimeSpan.FromMilliseconds(20) });

        _ = Assert.IsType<IOException>(await served.EndAsync());
    }

    private static async Task<List<RawFrame>> ReadToEndAsync(Served served)
    {
        var frames = new List<RawFrame>();
        while (await served.Peer.ReadAsync() is { } frame)
        {
            frames.Add(frame);
        }

        return frames;
    }
}
