using System.Buffers.Binary;
using System.Text;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>Errors that end a connection: the peer and the server get the error code of RFC 9113.</summary>
public class ConnectionErrorTests
{
    private const int Protocol = (int)Http2Error.Protocol;
    private const int FlowControl = (int)Http2Error.FlowControl;
    private const int FrameSize = (int)Http2Error.FrameSize;
    private const int Compression = (int)Http2Error.Compression;

    /// <summary>Each frame: its length, type, flags, stream and payload. Stream 1 is open.</summary>
    [Theory]
    [InlineData("a frame that is longer than allowed", "004001 00 00 00000001", FrameSize)]
    [InlineData("data on no stream", "000001 00 00 00000000 00", Protocol)]
    [InlineData("data on a stream that was not opened", "000001 00 00 00000003 00", Protocol)]
    [InlineData("more padding than data", "000002 00 08 00000001 0200", Protocol)]
    [InlineData("padding without its length", "000000 00 08 00000001", Protocol)]
    [InlineData("headers on no stream", "000003 01 05 00000000 838684", Protocol)]
    [InlineData("headers on a server's stream", "000003 01 05 00000002 838684", Protocol)]
    [InlineData("more padding than headers", "000003 01 0C 00000003 038386", Protocol)]
    [InlineData("headers that are too short for their priority", "000004 01 24 00000003 00000000", FrameSize)]
    [InlineData("headers with a number of a header that there is not", "000001 01 05 00000003 FF", Compression)]
    [InlineData("headers that end early", "000002 01 05 00000003 4001", Compression)]
    [InlineData("a priority on no stream", "000005 02 00 00000000 0000000000", Protocol)]
    [InlineData("a priority of four octets", "000004 02 00 00000001 00000000", FrameSize)]
    [InlineData("a reset on no stream", "000004 03 00 00000000 00000008", Protocol)]
    [InlineData("a reset on a stream that was not opened", "000004 03 00 00000003 00000008", Protocol)]
    [InlineData("a reset of three octets", "000003 03 00 00000001 000008", FrameSize)]
    [InlineData("settings on a stream", "000000 04 00 00000001", Protocol)]
    [InlineData("settings that are cut off", "000005 04 00 00000000 0003000000", FrameSize)]
    [InlineData("an acknowledgement with settings", "000006 04 01 00000000 000300000064", FrameSize)]
    [InlineData("a push setting of two", "000006 04 00 00000000 000200000002", Protocol)]
    [InlineData("a window setting that is too large", "000006 04 00 00000000 000480000000", FlowControl)]
    [InlineData("a frame size that is too small", "000006 04 00 00000000 000500003FFF", Protocol)]
    [InlineData("a frame size that is too large", "000006 04 00 00000000 000501000000", Protocol)]
    [InlineData("a window setting that makes an open window too large", "000004 08 00 00000001 7FFF0000 000006 04 00 00000000 000400010000", FlowControl)]
    [InlineData("a promise", "000004 05 04 00000001 00000002", Protocol)]
    [InlineData("a ping on a stream", "000008 06 00 00000001 0000000000000000", Protocol)]
    [InlineData("a ping of seven octets", "000007 06 00 00000000 00000000000000", FrameSize)]
    [InlineData("a farewell on a stream", "000008 07 00 00000001 0000000000000000", Protocol)]
    [InlineData("a farewell of seven octets", "000007 07 00 00000000 00000000000000", FrameSize)]
    [InlineData("a window that grows by nothing", "000004 08 00 00000000 00000000", Protocol)]
    [InlineData("a window that grows too large", "000004 08 00 00000000 7FFFFFFF", FlowControl)]
    [InlineData("a window update of five octets", "000005 08 00 00000001 0000000001", FrameSize)]
    [InlineData("a window update on a stream that was not opened", "000004 08 00 00000003 00000001", Protocol)]
    [InlineData("a continuation of nothing", "000001 09 04 00000001 82", Protocol)]
    [InlineData("a continuation of another stream's headers", "000001 01 00 00000003 83 000001 09 04 00000001 86", Protocol)]
    [InlineData("a ping among headers", "000001 01 00 00000003 83 000008 06 00 00000000 0000000000000000", Protocol)]
    [InlineData("an unknown frame among headers", "000001 01 00 00000003 83 000000 FF 00 00000000", Protocol)]
    public async Task Ends_the_connection(string what, string frames, int error)
    {
        await using var served = await Served.GreetAsync(Answers.WaitAsync);

        await served.Peer.WriteHeaders(1, RawPeer.Request).Write(Blocks.Octets(frames)).SendAsync();

        await AssertBrokenAsync(served, (Http2Error)error, last: 1, what);
    }

    [Theory]
    [InlineData("no settings", "000008 06 00 00000000 0000000000000000")]
    [InlineData("an acknowledgement", "000000 04 01 00000000")]
    public async Task A_peer_must_start_with_its_settings(string what, string frames)
    {
        await using var served = Served.Start(Answers.WaitAsync);

        await served.Peer.Write(RawPeer.Preface).Write(Blocks.Octets(frames)).SendAsync();

        await AssertBrokenAsync(served, Http2Error.Protocol, last: 0, what);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\rX")]
    [InlineData("X")]
    public async Task A_peer_must_start_with_the_preface(string preface)
    {
        await using var served = Served.Start(Answers.WaitAsync);

        await served.Peer.Write(Encoding.ASCII.GetBytes(preface)).SendAsync();

        await AssertBrokenAsync(served, Http2Error.Protocol, last: 0, preface);
    }

    [Fact]
    public async Task Data_beyond_the_connections_window_ends_it()
    {
        await using var served = await Served.GreetAsync(Answers.WaitAsync, new Http2Limits { ConnectionWindow = 10_000 });

        await served.Peer.WriteHeaders(1, RawPeer.Request).WriteData(1, new byte[10_001]).SendAsync();

        await AssertBrokenAsync(served, Http2Error.FlowControl, last: 1, "data");
    }

    [Theory]
    [InlineData("in one frame", false, false)]
    [InlineData("in continuations without an end", true, false)]
    [InlineData("by numbers of one header", false, true)]
    public async Task Headers_beyond_their_limit_end_the_connection(string what, bool isUnended, bool isIndexed)
    {
        await using var served = await Served.GreetAsync(Answers.WaitAsync, new Http2Limits { MaxHeaders = 1_000 });
        byte[] block = isIndexed ? [.. RawPeer.Request, .. Enumerable.Repeat((byte)0x84, 100)] : [.. RawPeer.Request, .. new byte[1_000]];

        _ = isUnended
            ? served.Peer.Write(FrameType.Headers, 0, 1, block.AsSpan(0, 600)).Write(FrameType.Continuation, 0, 1, block.AsSpan(600))
            : served.Peer.WriteHeaders(1, block);
        await served.Peer.SendAsync();

        await AssertBrokenAsync(served, Http2Error.EnhanceYourCalm, last: 0, what);
    }

    private static async Task AssertBrokenAsync(Served served, Http2Error error, int last, string what)
    {
        var goAway = await served.Peer.ReadGoAwayAsync();
        var broken = Assert.IsType<Http2Exception>(await served.EndAsync());

        Assert.True(goAway.GoAwayError == error, $"{what}: {goAway.GoAwayError}");
        Assert.Equal(error, broken.Error);
        Assert.Equal(last, BinaryPrimitives.ReadInt32BigEndian(goAway.Payload));
        Assert.Equal(broken.Message, Encoding.UTF8.GetString(goAway.Payload.AsSpan(8)));
    }
}
