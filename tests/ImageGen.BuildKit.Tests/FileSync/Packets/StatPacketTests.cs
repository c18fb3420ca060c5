using CsCheck;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using Xunit;
using Packet = ImageGen.BuildKit.Protocol.Packet;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

/// <summary>Against the classes that protobuf's compiler generates.</summary>
public sealed class StatPacketTests
{
    private static readonly Gen<string> Paths = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 1, 300], Gen.OneOf("😀/ａ,b", "a", "é"));

    [Fact]
    public void Writes_what_protobuf_reads() => Gen.Select(Paths, Gen.Enum<EntryKind>(), Gen.Int[0, 0xFFF], Gen.Long, Gen.Long[0, long.MaxValue], Gen.UInt, Gen.Select(Paths, Gen.Byte.Array[0, 200]).Array[0, 3])
        .Sample((path, kind, mode, time, size, device, attributes) =>
        {
            var entry = new ContextEntry
            {
                Path = path,
                Kind = kind,
                Mode = mode,
                ModifiedNanoseconds = time,
                Size = kind == EntryKind.File ? size : 0,
                LinkTarget = kind == EntryKind.SymbolicLink ? path : null,
                DeviceMajor = device,
                DeviceMinor = device >> 1,
            };
            var given = attributes.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2);

            var stat = Write(new StatPacket(entry, null, [.. given.Select(pair => new ExtendedAttribute(System.Text.Encoding.UTF8.GetBytes(pair.Key), pair.Value))])).Stat;

            Assert.Equal((path, GoFileMode.FromUnix(kind, mode), time), (stat.Path, stat.Mode, stat.ModTime));
            Assert.Equal(kind == EntryKind.SymbolicLink ? System.Text.Encoding.UTF8.GetByteCount(path) : entry.Size, stat.Size);
            Assert.Equal((entry.LinkTarget ?? "", (long)device, (long)(device >> 1)), (stat.Linkname, stat.Devmajor, stat.Devminor));
            Assert.Equal((0u, 0u), (stat.Uid, stat.Gid));
            Assert.Equal(given, stat.Xattrs.ToDictionary(pair => pair.Key, pair => pair.Value.ToByteArray()));
        });

    // Go's io/fs: ModeDir, ModeSymlink, ModeDevice, ModeNamedPipe, ModeSetuid, ModeSetgid, ModeCharDevice, ModeSticky.
    [Theory]
    [InlineData(0, 0x1A4, 0x1A4u)]
    [InlineData(1, 0x1ED, 0x8000_01EDu)]
    [InlineData(2, 0x1FF, 0x0800_01FFu)]
    [InlineData(3, 0x1A4, 0x0200_01A4u)]
    [InlineData(4, 0x1ED, 0x1EDu)]
    [InlineData(5, 0x1B0, 0x0420_01B0u)]
    [InlineData(6, 0x1B0, 0x0400_01B0u)]
    [InlineData(0, 0xFED, 0x00D0_01EDu)]
    [InlineData(1, 0x3FF, 0x8010_01FFu)]
    public void Has_the_mode_in_Go_format(int kind, int mode, uint expected)
    {
        Assert.Equal(expected, GoFileMode.FromUnix((EntryKind)kind, mode));
        Assert.Equal((UnixFileMode)mode, GoFileMode.ToUnix(expected));
    }

    [Fact]
    public void A_hard_link_has_the_first_name_and_the_size() =>
        Assert.Equal(("a", 3), (Other().Linkname, Other().Size));

    private static Protocol.Stat Other() => Write(new StatPacket(new ContextEntry { Path = "b", Kind = EntryKind.File, Mode = 0, Size = 3 }, "a", [])).Stat;

    private static Packet Write(StatPacket packet)
    {
        var bytes = new byte[packet.Length];
        packet.WriteTo(bytes);
        return Packet.Parser.ParseFrom(bytes);
    }
}
