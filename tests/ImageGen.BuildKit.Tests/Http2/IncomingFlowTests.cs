using System.Buffers.Binary;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>A peer gets credit when its data are read: not sooner, and never too late.</summary>
public class IncomingFlowTests
{
    [Theory]
    [InlineData(Http2Limits.DefaultWindow)]
    [InlineData(1 << 20)]
    public async Task A_stream_that_is_read_can_send_everything(int window)
    {
        const int frames = 3_200;
        var data = new byte[frames * 16 * 1024];
        Random.Shared.NextBytes(data);
        await using var served = await Served.GreetAsync(CountAsync, new Http2Limits { StreamWindow = window, ConnectionWindow = window });
        var sender = new WindowedSender(served.Peer);

        await served.Peer.WriteHeaders(1, RawPeer.Request).SendAsync();
        await sender.SendAsync(1, data, padding: 0, frames);
        await served.Peer.WriteData(1, [], isLast: true).SendAsync();

        Assert.Equal(Sum(0, data), BinaryPrimitives.ReadUInt64BigEndian(await served.Peer.ReadAnswerAsync(1)));
    }

    [Fact]
    public async Task An_unread_stream_gets_no_credit_and_blocks_no_other()
    {
        await using var served = await Served.GreetAsync(stream => stream.Id == 1 ? Answers.WaitAsync(stream) : CountAsync(stream));
        var sender = new WindowedSender(served.Peer);
        var data = new byte[1 << 20];

        await served.Peer.WriteHeaders(1, RawPeer.Request).WriteHeaders(3, RawPeer.Request).SendAsync();
        await sender.SendAsync(1, new byte[Http2Limits.DefaultWindow], padding: 0, frames: 5);
        await sender.SendAsync(3, data, padding: 0, frames: 128);
        await served.Peer.WriteData(3, [], isLast: true).SendAsync();

        Assert.Equal(Sum(0, data), BinaryPrimitives.ReadUInt64BigEndian(await served.Peer.ReadAnswerAsync(3)));
        Assert.DoesNotContain(sender.Received.Concat(await served.Peer.PingAsync()), frame => frame.StreamId == 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Padding_returns_its_credit(int dataInFrame)
    {
        await using var served = await Served.GreetAsync(CountAsync);
        var sender = new WindowedSender(served.Peer);
        var data = new byte[2_000 * dataInFrame];

        await served.Peer.WriteHeaders(1, RawPeer.Request).SendAsync();
        await sender.SendAsync(1, data, padding: 256, frames: 2_000);
        await served.Peer.WriteData(1, [], isLast: true).SendAsync();

        Assert.Equal(Sum(0, data), BinaryPrimitives.ReadUInt64BigEndian(await served.Peer.ReadAnswerAsync(1)));
    }

    /// <summary>Reads everything, and responds with a number that depends on every octet and the order.</summary>
    private static async Task CountAsync(Http2Stream stream)
    {
        var sum = 0UL;
        var buffer = new byte[32 * 1024];
        while (await stream.ReadAsync(buffer, CancellationToken.None) is > 0 and var count)
        {
            sum = Sum(sum, buffer.AsSpan(0, count));
        }

        var answer = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(answer, sum);
        await Answers.Of(answer)(stream);
    }

    private static ulong Sum(ulong sum, ReadOnlySpan<byte> data)
    {
        foreach (var octet in data)
        {
            sum = (sum * 31) + octet + 1;
        }

        return sum;
    }
}
