using System.Formats.Tar;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Contexts.Archiving;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class TarFormatTests
{
    private const UnixFileMode Everything = (UnixFileMode)0xFFF;

    [Fact]
    public async Task Kinds_modes_times_and_owners_are_those_of_the_tree()
    {
        using var folder = new TemporaryFolder();
        var time = new DateTime(2021, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        File.SetUnixFileMode(folder.Write("setuid"), UnixFileMode.SetUser | UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(folder.MakeDirectory("sticky"), UnixFileMode.StickyBit | UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);
        File.SetLastWriteTimeUtc(folder.Write("script.sh"), time);
        folder.Link("link", "../outside");
        _ = folder.Write("empty", string.Empty);

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal((TarEntryType.RegularFile, File.GetUnixFileMode(folder.PathOf("setuid"))), (sent["setuid"].EntryType, sent["setuid"].Mode & Everything));
        Assert.Equal((TarEntryType.Directory, File.GetUnixFileMode(folder.PathOf("sticky"))), (sent["sticky"].EntryType, sent["sticky"].Mode & Everything));
        Assert.Equal((TarEntryType.SymbolicLink, "../outside"), (sent["link"].EntryType, sent["link"].LinkName));
        Assert.Equal(time, sent["script.sh"].ModificationTime.UtcDateTime);
        Assert.Equal(0, sent["empty"].Length);
        Assert.All(sent.Entries, entry => Assert.Equal((0, 0, "", ""), (entry.Uid, entry.Gid, ((PosixTarEntry)entry).UserName, ((PosixTarEntry)entry).GroupName)));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(1500)]
    public async Task A_name_of_any_length_is_whole(int length)
    {
        using var folder = new TemporaryFolder();
        var segments = Enumerable.Repeat(new string('d', 49), length / 50 - 1);
        var path = string.Join('/', segments.Append(new string('f', 50 + length % 50)));
        _ = folder.Write(path, "found");

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal(length, path.Length);
        Assert.Equal("found", sent.Text(path));
    }

    [Fact]
    public async Task A_long_name_is_counted_in_bytes()
    {
        using var folder = new TemporaryFolder();
        var path = string.Concat(Enumerable.Repeat("ü😀", 16)) + ".txt";
        _ = folder.Write(path, "found");
        folder.Link("link", path + "/" + path);

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal("found", sent.Text(path));
        Assert.Equal(path + "/" + path, sent["link"].LinkName);
    }

    [Fact]
    public async Task The_end_is_two_empty_blocks_in_a_whole_record()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("a");

        var archive = (await SentContext.OfFolderAsync(folder)).Archive;

        Assert.Equal(0, archive.Length % 10240);
        Assert.All(archive[^1024..], value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task A_size_of_8_GB_and_more_is_kept()
    {
        const long Size = 9L * 1024 * 1024 * 1024;
        using var folder = new TemporaryFolder();
        using (var archive = File.Create(folder.PathOf("archive.tar")))
        {
            var entry = new ContextEntry { Path = "large", Kind = EntryKind.File, Mode = 0b110_100_100, Size = Size };
            archive.Write(new TarHeaderBlock().Format((byte)'0', entry.Path, entry));
            archive.SetLength(TarHeaderBlock.Size + Size + 2 * TarHeaderBlock.Size);
        }

        Assert.Contains($" {Size} ", await Tool.RunAsync("tar", "-tvf", folder.PathOf("archive.tar")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1960)]
    [InlineData(2100)]
    public async Task A_time_that_the_header_cannot_hold_is_moved_to_the_nearest_one(int year)
    {
        using var folder = new TemporaryFolder();
        File.SetLastWriteTimeUtc(folder.Write("a"), new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal(year < 1970 ? 1970 : 2038, sent["a"].ModificationTime.UtcDateTime.Year);
    }

    [Fact]
    public async Task What_was_sent_is_counted()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("src/a");

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal([new ContextSent(3, sent.Archive.Length)], sent.Events);
    }
}
