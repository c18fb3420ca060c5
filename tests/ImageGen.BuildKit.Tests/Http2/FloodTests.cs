using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>A peer that requests responses and never reads them gets limited memory.</summary>
public class FloodTests
{
    private static readonly Http2Limits FewStreams = new() { MaxStreams = 10, GoAwayTimeout = TimeSpan.FromMilliseconds(1) };

    [Theory]
    [InlineData("pings")]
    [InlineData("settings")]
    [InlineData("requests that are none")]
    [InlineData("requests that are answered")]
    [InlineData("requests that are reset")]
    [InlineData("data for nobody")]
    public async Task Ends_the_connection(string what)
    {
        await using var served = await Served.GreetAsync(Answers.EchoAsync, FewStreams);

        // At most a hundred megabytes. Each response has at least three octets.
        for (var round = 0; round < 1_000 && !served.Serving.IsCompleted; round++)
        {
            for (var index = 0; index < 4_000; index++)
            {
                Write(served.Peer, what, (2 * ((round * 4_000) + index)) + 1);
            }

            await Task.WhenAny(served.Peer.SendAsync(), served.Serving);
        }

        Assert.Equal(Http2Error.EnhanceYourCalm, Assert.IsType<Http2Exception>(await served.EndAsync()).Error);
    }

    [Fact]
    public async Task Many_responses_at_once_are_not_a_flood()
    {
        await using var served = await Served.GreetAsync(Answers.Of(new byte[60_000]), wrap: stream => new SlowTransport(stream, seed: 1));
        await served.Peer.WriteNumber(FrameType.WindowUpdate, 0, 1 << 30).SendAsync();

        foreach (var id in Enumerable.Range(0, 100))
        {
            _ = served.Peer.WriteHeaders((2 * id) + 1, RawPeer.Request, isLast: true);
        }

        await served.Peer.SendAsync();
        var frames = new List<RawFrame>();
        while (frames.Count(frame => frame.EndsStream) < 100)
        {
            frames.AddRange(await served.Peer.ReadToAsync(frame => frame.EndsStream));
        }

        Assert.Equal(100 * 60_000, frames.Sum(frame => frame.Type == FrameType.Data ? frame.Payload.Length : 0));
    }

    private static void Write(RawPeer peer, string what, int streamId) => _ = what switch
    {
        "pings" => peer.Write(FrameType.Ping, 0, 0, new byte[8]),
        "settings" => peer.WriteSetting(0xFFFF, 0),
        "requests that are none" => peer.WriteHeaders(streamId, [0x83]),
        "requests that are answered" => peer.WriteHeaders(streamId, RawPeer.Request, isLast: true),
        "requests that are reset" => peer.WriteHeaders(streamId, RawPeer.Request).WriteNumber(FrameType.Reset, streamId, (uint)Http2Error.Cancel),
        _ => peer.WriteHeaders(streamId, [0x83]).WriteData(streamId, new byte[1]),
    };
}
