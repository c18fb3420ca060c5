using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>Which frames get a response, which are ignored, and how each frame is read.</summary>
public class FrameTests
{
    [Fact]
    public async Task The_server_sends_its_limits_first()
    {
        await using var served = await Served.GreetAsync(Answers.EchoAsync, new Http2Limits { StreamWindow = 100_000, ConnectionWindow = 65_536, MaxStreams = 7, MaxHeaders = 258 });

        var settings = await served.Peer.ReadAsync();
        var window = await served.Peer.ReadAsync();

        Assert.Equal(Blocks.Octets("0003 00000007 0004 000186A0 0006 00000102"), settings!.Payload);
        Assert.True(settings.Is(FrameType.Settings, 0) && settings.Flags == 0);
        Assert.True(window!.Is(FrameType.WindowUpdate, 0) && window.Number == 1);
    }

    [Fact]
    public async Task Settings_and_pings_are_acknowledged_in_order()
    {
        await using var served = Served.Start(Answers.EchoAsync);
        byte[] asked = [1, 2, 3, 4, 5, 6, 7, 8];

        await served.Peer.WriteGreeting().Write(FrameType.Ping, 0, 0, asked).WriteSetting(0xFFFF, 1).Write(FrameType.Ping, FrameFlags.Acknowledgement, 0, asked).SendAsync(isTorn: true);
        var frames = (await served.Peer.PingAsync())[1..];

        Assert.Equal([FrameType.Settings, FrameType.Ping, FrameType.Settings], frames.Select(frame => frame.Type));
        Assert.All(frames, frame => Assert.True(frame.Flags == FrameFlags.Acknowledgement && frame.StreamId == 0));
        Assert.Equal([[], asked, []], frames.Select(frame => frame.Payload));
    }

    [Fact]
    public async Task Unknown_and_meaningless_frames_are_ignored()
    {
        await using var served = await Served.GreetAsync(Answers.EchoAsync);

        await served.Peer
            .Write((FrameType)0x77, 0xFF, 5, new byte[100])
            .Write((FrameType)0xFF, 0, 0, [])
            .Write(FrameType.Priority, 0, 9, [0, 0, 0, 1, 16])
            .WriteHeaders(1, RawPeer.Request)
            .Write((FrameType)0x0A, FrameFlags.EndStream, 1, [1, 2, 3])
            .Write(FrameType.Priority, 0, 1, [0x80, 0, 0, 0, 16])
            .WriteData(1, [42], isLast: true).SendAsync();

        Assert.Equal([42], await served.Peer.ReadAnswerAsync(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    public async Task Padding_and_priorities_are_removed(byte padding)
    {
        await using var served = await Served.GreetAsync(Answers.EchoAsync);
        byte[] pad = [.. Enumerable.Repeat((byte)0x84, padding)];

        await served.Peer
            .Write(FrameType.Headers, FrameFlags.Padded | FrameFlags.Priority, 1, [padding, 0, 0, 0, 0, 16, 0x83, .. pad])
            .Write(FrameType.Continuation, 0, 1, [])
            .Write(FrameType.Continuation, FrameFlags.EndHeaders, 1, [0x86, 0x84])
            .Write(FrameType.Data, FrameFlags.Padded, 1, [padding, 1, 2, .. pad])
            .Write(FrameType.Data, FrameFlags.Padded | FrameFlags.EndStream, 1, [padding, 3, .. pad]).SendAsync(isTorn: true);

        Assert.Equal([1, 2, 3], await served.Peer.ReadAnswerAsync(1));
    }

    [Fact]
    public async Task Trailers_end_the_content_and_are_ignored()
    {
        await using var served = await Served.GreetAsync(Answers.EchoAsync);

        await served.Peer.WriteHeaders(1, RawPeer.Request).WriteData(1, [1, 2]).WriteHeaders(1, [0x40, 1, (byte)'x', 1, (byte)'y'], isLast: true).SendAsync();

        Assert.Equal([1, 2], await served.Peer.ReadAnswerAsync(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_incomplete_request_is_reset_after_the_trailers(bool hasFinished)
    {
        await using var served = await Served.GreetAsync(Answers.Of([1, 2, 3]));

        await served.Peer.WriteHeaders(1, RawPeer.Request, hasFinished).SendAsync();
        Assert.Equal([1, 2, 3], await served.Peer.ReadAnswerAsync(1));
        var behind = await served.Peer.PingAsync();

        Assert.Equal(!hasFinished, behind.Exists(frame => frame.IsReset(1, Http2Error.None)));
        // Frames that it had sent before it knew.
        await served.Peer.WriteData(1, new byte[100], isLast: true).SendAsync();
        Assert.Empty(await served.Peer.PingAsync());
    }

    [Fact]
    public async Task A_peer_that_sends_GOAWAY_gets_its_streams_finished()
    {
        await using var served = await Served.GreetAsync(Answers.EchoAsync);

        await served.Peer.WriteHeaders(1, RawPeer.Request).Write(FrameType.GoAway, 0, 0, new byte[8]).SendAsync();
        _ = await served.Peer.PingAsync();
        await served.Peer.WriteData(1, [1], isLast: true).SendAsync();

        Assert.Equal([1], await served.Peer.ReadAnswerAsync(1));
        Assert.False(served.Serving.IsCompleted);
    }
}
