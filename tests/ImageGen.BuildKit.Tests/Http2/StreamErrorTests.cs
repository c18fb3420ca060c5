using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>Errors that end only a stream: the peer gets a reset, and the connection continues.</summary>
public class StreamErrorTests
{
    private const int Protocol = (int)Http2Error.Protocol;
    private const int StreamClosed = (int)Http2Error.StreamClosed;
    private const int FlowControl = (int)Http2Error.FlowControl;

    /// <summary>Each frame: its length, type, flags, stream and payload. Stream 1 is open, and not answered.</summary>
    [Theory]
    [InlineData("trailers that do not end it", "000003 01 04 00000001 838684", Protocol)]
    [InlineData("data after its end", "000000 00 01 00000001 000001 00 00 00000001 00", StreamClosed)]
    [InlineData("trailers after its end", "000000 00 01 00000001 000001 01 05 00000001 88", StreamClosed)]
    [InlineData("a window that grows by nothing", "000004 08 00 00000001 00000000", Protocol)]
    [InlineData("a window that grows too large", "000004 08 00 00000001 7FFFFFFF", FlowControl)]
    public async Task Ends_the_stream(string what, string frames, int error)
    {
        await using var served = await Served.GreetAsync(WaitOnceAsync);

        await served.Peer.WriteHeaders(1, RawPeer.Request).Write(Blocks.Octets(frames)).SendAsync();

        Assert.True((await served.Peer.PingAsync()).Exists(frame => frame.IsReset(1, (Http2Error)error)), what);
        await AssertServesAsync(served, 3, RawPeer.Request);
    }

    [Theory]
    [InlineData("a name in upper case", "83 86 84 00 01 41 01 61")]
    [InlineData("no method", "86 84")]
    [InlineData("no scheme", "83 84")]
    [InlineData("no path", "83 86")]
    [InlineData("two methods", "83 82 86 84")]
    [InlineData("two schemes", "83 86 87 84")]
    [InlineData("two paths", "83 86 84 85")]
    [InlineData("two authorities", "83 86 84 01 01 61 01 01 61")]
    [InlineData("an empty path", "83 86 04 00")]
    [InlineData("a field of an answer", "83 86 84 88")]
    [InlineData("a field that there is not", "83 86 84 00 02 3A 61 01 61")]
    [InlineData("a path behind the others", "83 86 00 01 61 01 61 84")]
    [InlineData("a field of HTTP/1.1's connections", "83 86 84 00 0A 636F6E6E656374696F6E 01 61")]
    [InlineData("an encoding of HTTP/1.1's", "83 86 84 00 11 7472616E736665722D656E636F64696E67 07 6368756E6B6564")]
    [InlineData("a codings header that asks for more than trailers", "83 86 84 00 02 7465 04 677A6970")]
    public async Task A_request_that_is_not_valid_is_reset(string what, string block)
    {
        await using var served = await Served.GreetAsync(Answers.EchoAsync);

        // It adds "x: y" to the table, which the next one names.
        await served.Peer.WriteHeaders(1, [.. Blocks.Octets(block), 0x40, 1, (byte)'x', 1, (byte)'y'], isLast: true).SendAsync();

        Assert.True((await served.Peer.PingAsync()).Exists(frame => frame.IsReset(1, Http2Error.Protocol)), what);
        await AssertServesAsync(served, 3, [.. RawPeer.Request, 0xBE]);
    }

    [Fact]
    public async Task Data_beyond_the_streams_window_resets_it()
    {
        await using var served = await Served.GreetAsync(WaitOnceAsync, new Http2Limits { ConnectionWindow = 1 << 20 });

        await served.Peer.WriteHeaders(1, RawPeer.Request).WriteData(1, new byte[Http2Limits.DefaultWindow]).SendAsync();
        Assert.DoesNotContain(await served.Peer.PingAsync(), frame => frame.Type == FrameType.Reset);
        await served.Peer.WriteData(1, new byte[1]).SendAsync();

        Assert.Contains(await served.Peer.PingAsync(), frame => frame.IsReset(1, Http2Error.FlowControl));
        await AssertServesAsync(served, 3, RawPeer.Request);
    }

    [Fact]
    public async Task A_stream_too_many_is_refused_and_the_next_one_is_served()
    {
        await using var served = await Served.GreetAsync(Answers.EchoAsync, new Http2Limits { MaxStreams = 2 });

        await served.Peer.WriteHeaders(1, RawPeer.Request).WriteHeaders(3, RawPeer.Request).WriteHeaders(5, [.. RawPeer.Request, 0x40, 1, (byte)'x', 1, (byte)'y']).SendAsync();
        Assert.Equal([5], from frame in await served.Peer.PingAsync() where frame.IsReset(frame.StreamId, Http2Error.RefusedStream) select frame.StreamId);
        await served.Peer.WriteData(1, [1], isLast: true).SendAsync();
        Assert.Equal([1], await served.Peer.ReadAnswerAsync(1));

        await AssertServedAtLastAsync(served, [.. RawPeer.Request, 0xBE]);
    }

    [Fact]
    public async Task A_reset_stream_ends_its_call_and_later_frames_are_ignored()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var served = await Served.GreetAsync(async stream =>
        {
            await (stream.Id == 1 ? Answers.WaitAsync(stream) : Answers.EchoAsync(stream));
            _ = ended.TrySetResult();
        });

        await served.Peer.WriteHeaders(1, RawPeer.Request).WriteNumber(FrameType.Reset, 1, (uint)Http2Error.Cancel).SendAsync();
        await ended.Task.WaitAsync(RawPeer.Patience);
        await served.Peer.WriteData(1, new byte[100]).WriteNumber(FrameType.WindowUpdate, 1, 5).WriteHeaders(1, [0x88], isLast: true).SendAsync();

        Assert.DoesNotContain(await served.Peer.PingAsync(), frame => frame.StreamId == 1);
        await AssertServesAsync(served, 3, RawPeer.Request);
    }

    private static Task WaitOnceAsync(Http2Stream stream) => stream.Id == 1 ? Answers.WaitAsync(stream) : Answers.EchoAsync(stream);

    private static async Task AssertServesAsync(Served served, int streamId, byte[] block)
    {
        await served.Peer.WriteHeaders(streamId, block).WriteData(streamId, [1, 2, 3], isLast: true).SendAsync();
        Assert.Equal([1, 2, 3], await served.Peer.ReadAnswerAsync(streamId));
        Assert.False(served.Serving.IsCompleted);
    }

    /// <summary>The end of a response is visible before its call has ended: a new stream is accepted soon after.</summary>
    private static async Task AssertServedAtLastAsync(Served served, byte[] block)
    {
        for (var id = 7; ; id += 2)
        {
            await served.Peer.WriteHeaders(id, block).WriteData(id, [7], isLast: true).SendAsync();
            var answer = await served.Peer.ReadToAsync(frame => frame.StreamId == id && (frame.EndsStream || frame.Type == FrameType.Reset));
            if (answer[^1].EndsStream)
            {
                Assert.Equal([7], RawPeer.Content(answer, id));
                return;
            }
        }
    }
}
