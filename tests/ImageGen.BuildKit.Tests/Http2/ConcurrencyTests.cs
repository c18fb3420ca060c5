using CsCheck;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2;

/// <summary>Many streams write at once, and the stream below them is slow: each one's content arrives whole and in its order.</summary>
public class ConcurrencyTests
{
    private static readonly Gen<int[]> Sizes = Gen.Frequency((3, Gen.Int[0, 5_000]), (1, Gen.Int[10_000, 200_000])).Array[1, 20];

    [Fact]
    [Trait("Needs", "time")]
    public void Nothing_is_lost_or_out_of_order() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.OneOf(1_000, 65_535, 1 << 24), Sizes)
            .Sample((seed, window, sizes) => Assert.True(RunAsync(seed, window, sizes).Wait(RawPeer.Patience)), iter: 50);

    private static async Task RunAsync(int seed, int window, int[] sizes)
    {
        await using var served = await Served.GreetAsync(stream => SendAsync(stream, sizes[stream.Id / 2]), wrap: stream => new SlowTransport(stream, seed));
        _ = served.Peer.WriteSetting(4, (uint)window);
        for (var index = 0; index < sizes.Length; index++)
        {
            _ = served.Peer.WriteHeaders((2 * index) + 1, RawPeer.Request, isLast: true);
        }

        await served.Peer.SendAsync();
        var contents = sizes.Select(_ => new MemoryStream()).ToArray();
        for (var ended = 0; ended < sizes.Length;)
        {
            var frame = Assert.IsType<RawFrame>(await served.Peer.ReadAsync());
            ended += frame.EndsStream ? 1 : 0;
            if (frame is { Type: FrameType.Data, Payload.Length: > 0 })
            {
                contents[frame.StreamId / 2].Write(frame.Payload);
                await served.Peer
                    .WriteNumber(FrameType.WindowUpdate, 0, (uint)frame.Payload.Length)
                    .WriteNumber(FrameType.WindowUpdate, frame.StreamId, (uint)frame.Payload.Length).SendAsync();
            }
        }

        Assert.Equal(sizes.Select((size, index) => Content(index, size)), contents.Select(content => content.ToArray()));
    }

    /// <summary>In pieces of different sizes.</summary>
    private static async Task SendAsync(Http2Stream stream, int size)
    {
        ReadOnlyMemory<byte> rest = Content(stream.Id / 2, size);
        stream.Begin(Answers.Head);
        for (var piece = 1; !rest.IsEmpty; piece = (piece * 3) + stream.Id)
        {
            var count = Math.Min(piece, rest.Length);
            await stream.SendAsync(rest[..count], stream.Ended);
            rest = rest[count..];
        }

        await stream.EndAsync(Answers.Trailers);
    }

    private static byte[] Content(int index, int size) => [.. Enumerable.Range(index, size).Select(number => (byte)(number ^ (number >> 8)))];
}
