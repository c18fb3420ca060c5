using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using Xunit;
using Packet = ImageGen.BuildKit.Protocol.Packet;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

public sealed class PacketWriterTests
{
    [Fact]
    public async Task Writes_what_protobuf_reads()
    {
        var call = new FakeCall();
        using var packets = new PacketWriter(call, TestContext.Current.CancellationToken);

        await packets.WriteAsync(PacketType.Request, uint.MaxValue);
        await packets.WriteDataAsync(300, new byte[200_000], isLast: true);
        await packets.WriteListEndAsync();

        Assert.Equal(new Packet { Type = Packet.Types.PacketType.PacketReq, Id = uint.MaxValue }, await call.ReceiveAsync());
        Assert.Equal(new Packet { Type = Packet.Types.PacketType.PacketData, Id = 300, Data = Google.Protobuf.ByteString.CopyFrom(new byte[200_000]) }, await call.ReceiveAsync());
        Assert.Equal(new Packet { Type = Packet.Types.PacketType.PacketData, Id = 300 }, await call.ReceiveAsync());
        Assert.Equal(new Packet(), await call.ReceiveAsync());
    }

    [Fact]
    public async Task Sends_the_first_entries_at_once_and_the_others_in_growing_pieces()
    {
        var call = new FakeCall();
        using var packets = new PacketWriter(call, TestContext.Current.CancellationToken);
        StatPacket[] entry = [new StatPacket(new ContextEntry { Path = new string('a', 100), Kind = EntryKind.File, Mode = 0 }, sameFile: null, [])];

        for (var i = 0; i < 2000; i++)
        {
            await packets.WriteStatsAsync(entry, entry.Length);
        }

        Assert.InRange(call.Pieces[0], 1, 4 * 1024);
        Assert.Equal(call.Pieces.Order(), call.Pieces);
        Assert.InRange(call.Pieces[^1], 32 * 1024, 40 * 1024);
        // Each large piece has a limit: no daemon must wait for the whole list of a context.
        Assert.Equal(call.Pieces[^1], call.Pieces[^2]);
    }
}
