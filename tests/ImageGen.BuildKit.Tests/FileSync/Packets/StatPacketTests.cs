using System.Text;
using CsCheck;
using Google.Protobuf;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Packets;

public sealed class StatPacketTests
{
    private static readonly Gen<string> Paths = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 1, 300], Gen.OneOf("😀/ａ,b", "a", "é"));

    [Fact]
    public void A_daemon_receives_the_values_of_the_entry() => Gen.Select(Paths, Gen.Enum<EntryKind>(), Gen.Int[0, 0xFFF], Gen.Long, Gen.Long[0, long.MaxValue], Gen.UInt)
        .Sample((path, kind, mode, time, size, device) =>
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

            var stat = Send(entry);

            Assert.Equal((path, GoFileMode.FromUnix(kind, mode), time), (stat.Path, stat.Mode, stat.ModTime));
            Assert.Equal(kind == EntryKind.SymbolicLink ? Encoding.UTF8.GetByteCount(path) : entry.Size, stat.Size);
            Assert.Equal((entry.LinkTarget ?? "", (long)device, (long)(device >> 1)), (stat.Linkname, stat.Devmajor, stat.Devminor));
            Assert.Equal((0u, 0u), (stat.Uid, stat.Gid));
            Assert.Empty(stat.Xattrs);
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
    public void A_hard_link_has_the_first_name_and_the_size()
    {
        var stat = Send(new ContextEntry { Path = "b", Kind = EntryKind.File, Mode = 0, Size = 3 }, sameFile: "a");

        Assert.Equal(("a", 3), (stat.Linkname, stat.Size));
    }

    // Names on Windows, and targets of links, are any UTF-16.
    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_sent_with_the_replacement_character()
    {
        var stat = Send(new ContextEntry { Path = "a\uD83D", Kind = EntryKind.SymbolicLink, Mode = 0, LinkTarget = new string('b', 50) + "\uDE00" });

        Assert.Equal(("a\uFFFD", new string('b', 50) + "\uFFFD", 53), (stat.Path, stat.Linkname, stat.Size));
    }

    private static Stat Send(ContextEntry entry, string? sameFile = null) => Packet.Parser.ParseFrom(StatPacket.Create(entry, sameFile).ToByteArray()).Stat;
}
