using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;
using Xunit;
using static ImageGen.BuildKit.Protocol.Packet.Types;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

public sealed class PacketWriterTests
{
    [Fact]
    public async Task A_daemon_receives_what_is_written()
    {
        var call = new FakeCall();
        using var packets = new PacketWriter(call, TestContext.Current.CancellationToken);

        await packets.WriteAsync(PacketType.PacketReq, uint.MaxValue);
        await packets.WriteDataAsync(300, new byte[200_000], isLast: true);
        await packets.WriteListEndAsync();

        Assert.Equal(new Packet { Type = PacketType.PacketReq, Id = uint.MaxValue }, await call.ReceiveAsync());
        Assert.Equal(new Packet { Type = PacketType.PacketData, Id = 300, Data = Google.Protobuf.ByteString.CopyFrom(new byte[200_000]) }, await call.ReceiveAsync());
        Assert.Equal(new Packet { Type = PacketType.PacketData, Id = 300 }, await call.ReceiveAsync());
        Assert.Equal(new Packet(), await call.ReceiveAsync());
    }

    [Fact]
    public async Task Sends_the_first_entries_at_once_and_the_others_in_growing_pieces()
    {
        var call = new FakeCall();
        using var packets = new PacketWriter(call, TestContext.Current.CancellationToken);
        Packet[] entry = [StatPacket.Create(new ContextEntry { Path = new string('a', 100), Kind = EntryKind.File, Mode = 0 }, sameFile: null)];

        for (var i = 0; i < 2000; i++)
        {
            Assert.Equal(entry[0].CalculateSize(), await packets.WriteStatsAsync(entry, entry.Length));
        }

        Assert.InRange(call.Pieces[0], 1, 4 * 1024);
        Assert.Equal(call.Pieces.Order(), call.Pieces);
        Assert.InRange(call.Pieces[^1], 32 * 1024, 40 * 1024);
        // Each large piece has a limit: no daemon must wait for the whole list of a context.
        Assert.Equal(call.Pieces[^1], call.Pieces[^2]);
    }
}
