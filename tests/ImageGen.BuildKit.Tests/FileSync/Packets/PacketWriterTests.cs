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
}
