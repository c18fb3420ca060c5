using System.Buffers;
using CsCheck;
using Google.Protobuf;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;
using Xunit;
using Packet = ImageGen.BuildKit.Protocol.Packet;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

/// <summary>Against the classes that protobuf's compiler generates.</summary>
public sealed class PacketReaderTests
{
    [Fact]
    public void Reads_what_protobuf_writes() => PacketGen.Packets.Sample(packet =>
    {
        Assert.True(PacketReader.TryRead(new ReadOnlySequence<byte>(packet.ToByteArray()), out var read, out var error), error);
        Assert.Equal(packet, ToGenerated(read));
    });

    [Fact]
    public void Reads_a_packet_in_pieces() => Gen.Select(PacketGen.Packets, Gen.Int[1, 7]).Sample((packet, size) =>
    {
        Assert.True(PacketReader.TryRead(Pieces.Of(packet.ToByteArray(), size), out var read, out var error), error);
        Assert.Equal(packet, ToGenerated(read));
    });

    [Fact]
    public void Never_throws_and_reads_the_same_as_protobuf() =>
        Gen.Select(PacketGen.Packets, Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 400]).Sample((packet, place, value, length) =>
        {
            var bytes = packet.ToByteArray();
            if (bytes.Length > 0)
            {
                bytes[place % bytes.Length] = value;
            }

            var message = bytes.AsSpan(0, Math.Min(length, bytes.Length)).ToArray();
            if (PacketReader.TryRead(new ReadOnlySequence<byte>(message), out var read, out var error))
            {
                Assert.Equal(Packet.Parser.WithDiscardUnknownFields(true).ParseFrom(message), ToGenerated(read));
            }
            else
            {
                Assert.NotEmpty(error);
            }
        });

    [Theory]
    [InlineData("08", "it ends inside a number")]
    [InlineData("0805", "its type is unknown")]
    [InlineData("1A00", "a field has the wrong type")]
    [InlineData("0D01000000", "a field has the wrong type")]
    [InlineData("12021200", "a field of its entry has the wrong type")]
    [InlineData("12001200", "it has two entries")]
    [InlineData("2205AA", "it ends inside a field")]
    [InlineData("12020801", "a field of its entry has the wrong type")]
    [InlineData("12030A01FF", "a path is not valid UTF-8")]
    [InlineData("18FFFFFFFFFF01", "its id is too large")]
    [InlineData("18FFFFFFFFFFFFFFFFFF02", "a number has more than 64 bits")]
    [InlineData("18FFFFFFFFFFFFFFFFFFFF01", "a number has more than 64 bits")]
    [InlineData("0B", "a field has an unknown wire type")]
    [InlineData("00", "a field number is not valid")]
    [InlineData("120452020801", "an attribute of its entry has the wrong type")]
    [InlineData("120552030A01FF", "an attribute's name is not valid UTF-8")]
    public void Reports_what_is_wrong(string message, string error)
    {
        Assert.False(PacketReader.TryRead(new ReadOnlySequence<byte>(Convert.FromHexString(message)), out _, out var said));
        Assert.Equal(error, said);
    }

    [Fact]
    public void Ignores_fields_of_later_versions()
    {
        var message = Convert.FromHexString("1804" + "2A03616263" + "3500000000" + "390000000000000000" + "1207" + "0A0161" + "5A020102");

        Assert.True(PacketReader.TryRead(new ReadOnlySequence<byte>(message), out var packet, out _));
        Assert.Equal((4u, "a"), (packet.Id, packet.Stat!.Path));
    }

    private static Packet ToGenerated(BuildKit.FileSync.Packets.Packet packet) => new()
    {
        Type = (Packet.Types.PacketType)packet.Type,
        Id = packet.Id,
        Data = ByteString.CopyFrom(packet.Data.ToArray()),
        Stat = packet.Stat is null ? null : ToGenerated(packet.Stat),
    };

    private static Stat ToGenerated(FileStat stat)
    {
        var generated = new Stat
        {
            Path = stat.Path,
            Mode = stat.Mode,
            Uid = stat.UserId,
            Gid = stat.GroupId,
            Size = stat.Size,
            ModTime = stat.ModifiedNanoseconds,
            Linkname = stat.LinkName,
            Devmajor = stat.DeviceMajor,
            Devminor = stat.DeviceMinor,
        };
        foreach (var attribute in stat.Attributes)
        {
            generated.Xattrs[System.Text.Encoding.UTF8.GetString(attribute.Name.Span)] = ByteString.CopyFrom(attribute.Value.Span);
        }

        return generated;
    }
}
