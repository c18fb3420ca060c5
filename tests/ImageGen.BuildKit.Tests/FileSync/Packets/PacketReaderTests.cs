using System.Buffers;
using CsCheck;
using Google.Protobuf;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

public sealed class PacketReaderTests
{
    [Fact]
    public void Reads_a_packet_in_pieces() => Gen.Select(PacketGen.Packets, Gen.Int[1, 7]).Sample((packet, size) =>
    {
        Assert.True(PacketReader.TryRead(Pieces.Of(packet.ToByteArray(), size), out var read, out var error), error);
        Assert.Equal(packet, read);
    });

    [Fact]
    public void Never_throws_and_reads_the_same_in_one_piece_and_in_many() =>
        Gen.Select(PacketGen.Packets, Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 400]).Sample((packet, place, value, length) =>
        {
            var bytes = packet.ToByteArray();
            if (bytes.Length > 0)
            {
                bytes[place % bytes.Length] = value;
            }

            var message = bytes.AsSpan(0, Math.Min(length, bytes.Length)).ToArray();
            var isRead = PacketReader.TryRead(new ReadOnlySequence<byte>(message), out var read, out var error);

            Assert.Equal(isRead, PacketReader.TryRead(Pieces.Of(message, 3), out var inPieces, out _));
            Assert.Equal(read, inPieces);
            Assert.True(isRead || error!.Length > 0);
        });

    [Theory]
    [InlineData("08", "ended unexpectedly")]
    [InlineData("2205AA", "ended unexpectedly")]
    [InlineData("18FFFFFFFFFFFFFFFFFFFF01", "malformed varint")]
    [InlineData("0B", "ended unexpectedly")]
    [InlineData("0C", "Completed reading a message")]
    [InlineData("00", "invalid tag (zero)")]
    [InlineData("12030A01FF", "invalid UTF-8")]
    [InlineData("120552030A01FF", "invalid UTF-8")]
    public void Reports_what_is_wrong(string message, string error)
    {
        Assert.False(PacketReader.TryRead(new ReadOnlySequence<byte>(Convert.FromHexString(message)), out _, out var reported));
        Assert.Contains(error, reported, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_groups_do_not_overflow_the_stack()
    {
        const byte StartOfGroup = 0x2B;
        var message = Enumerable.Repeat(StartOfGroup, 1_000_000).ToArray();

        Assert.False(PacketReader.TryRead(new ReadOnlySequence<byte>(message), out _, out var error));
        Assert.Contains("too many levels of nesting", error, StringComparison.Ordinal);
    }

    // What the users of the packet check, or what does no harm.
    [Theory]
    [InlineData("0805", """{ "type": 5 }""")]
    [InlineData("08FFFFFFFFFFFFFFFFFF01", """{ "type": -1 }""")]
    [InlineData("18FFFFFFFFFF01", """{ "id": 4294967295 }""")]
    [InlineData("18FFFFFFFFFFFFFFFFFF02", """{ "id": 4294967295 }""")]
    [InlineData("12030A016112050A01621001", """{ "stat": { "path": "b", "mode": 1 } }""")]
    [InlineData("1200", """{ "stat": { } }""")]
    [InlineData("1A00", "{ }")]
    [InlineData("0D01000000", "{ }")]
    [InlineData("0F", "{ }")]
    [InlineData("12020801", """{ "stat": { } }""")]
    [InlineData("120452020801", """{ "stat": { "xattrs": { "": "" } } }""")]
    [InlineData("121052060A016112010152060A0161120102", """{ "stat": { "xattrs": { "a": "Ag==" } } }""")]
    public void Reads_unusual_bytes_as_protobuf_does(string message, string expected)
    {
        Assert.True(PacketReader.TryRead(new ReadOnlySequence<byte>(Convert.FromHexString(message)), out var packet, out var error), error);
        Assert.Equal(expected, packet.ToString());
    }

    [Fact]
    public void Ignores_fields_of_later_versions()
    {
        var message = Convert.FromHexString("1804" + "2A03616263" + "3500000000" + "390000000000000000" + "1207" + "0A0161" + "5A020102");

        Assert.True(PacketReader.TryRead(new ReadOnlySequence<byte>(message), out var packet, out _));
        Assert.Equal(new Packet { Id = 4, Stat = new Stat { Path = "a" } }, packet);
    }
}
