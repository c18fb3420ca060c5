using System.Formats.Tar;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Receiving;

/// <summary>What a daemon sends as an OCI layout, and must not: nothing of it lands outside the folder.</summary>
public sealed class LayoutArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LayoutArchiveTests() => _folder.Write("outside/file", "outside");

    public void Dispose()
    {
        Assert.Equal(["file"], Directory.EnumerateFileSystemEntries(_folder.PathOf("outside")).Select(Path.GetFileName));
        Assert.Equal("outside", File.ReadAllText(_folder.PathOf("outside/file")));
        _folder.Dispose();
    }

    [Theory]
    [InlineData("../file")]
    [InlineData("blobs/../../outside/file")]
    [InlineData("blobs/..")]
    [InlineData("./")]
    [InlineData("a//b")]
    [InlineData("a\\..\\b")]
    [InlineData("C:file")]
    public Task A_path_that_leads_elsewhere(string path) => IsRefusedAsync(File_(path));

    [Fact]
    public Task An_absolute_path() => IsRefusedAsync(File_(_folder.PathOf("outside/file")));

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public async Task A_link_and_a_file_behind_it(TarEntryType type)
    {
        await IsRefusedAsync(new PaxTarEntry(type, "blobs") { LinkName = _folder.PathOf("outside") }, File_("blobs/file"));
        await IsRefusedAsync(new PaxTarEntry(type, "index.json") { LinkName = "../outside/file" }, File_("index.json"));
    }

    [Theory]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    public Task A_special_file(TarEntryType type) => IsRefusedAsync(new PaxTarEntry(type, "blobs"));

    [Theory]
    [InlineData("blobs", "outside", "blobs/file")]
    [InlineData("blobs/sha256", "outside", "blobs/sha256/file")]
    public async Task A_link_that_is_there_already(string link, string target, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathOf("layout/" + link))!);
        _folder.Link("layout/" + link, _folder.PathOf(target));

        var error = await Assert.ThrowsAsync<BuildOutputException>(async () => await UnpackAsync(await ArchiveAsync(File_(path))));

        Assert.Contains("nothing is written through it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_file_is_replaced()
    {
        Directory.CreateDirectory(_folder.PathOf("layout"));
        _folder.Link("layout/index.json", _folder.PathOf("outside/file"));

        await UnpackAsync(await ArchiveAsync(File_("index.json")));

        Assert.Equal("new", await File.ReadAllTextAsync(_folder.PathOf("layout/index.json"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0, 512)]
    [InlineData(0, 700)]
    [InlineData(300, 0)]
    public async Task What_is_not_a_whole_archive(int skipped, int kept)
    {
        var archive = await ArchiveAsync(File_("index.json", new string('x', 2000)));
        var error = await Assert.ThrowsAsync<BuildOutputException>(() => UnpackAsync([.. archive.Skip(skipped).Take(kept == 0 ? archive.Length : kept)]));

        Assert.Contains("The daemon sent a malformed archive", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Check the free space", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_whose_folder_becomes_a_link_keeps_its_place()
    {
        Directory.CreateDirectory(_folder.PathOf("here"));
        using var file = new OutputFile(_folder.PathOf("here/file"), isUnpacked: false);
        await using (var stream = file.Open())
        {
            await stream.WriteAsync("new"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        Directory.Move(_folder.PathOf("here"), _folder.PathOf("moved"));
        _folder.Link("here", _folder.PathOf("outside"));
        await file.CompleteAsync(TestContext.Current.CancellationToken);

        Assert.Equal("new", await File.ReadAllTextAsync(_folder.PathOf("moved/file"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_in_the_place_of_an_archive_is_replaced()
    {
        _folder.Link("out.tar", _folder.PathOf("outside/file"));
        using var file = new OutputFile(_folder.PathOf("out.tar"), isUnpacked: false);
        await using (var stream = file.Open())
        {
            await stream.WriteAsync("new"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        await file.CompleteAsync(TestContext.Current.CancellationToken);

        Assert.Null(new FileInfo(_folder.PathOf("out.tar")).LinkTarget);
    }

    private static PaxTarEntry File_(string path, string content = "new") =>
        new(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)) };

    private static async Task<byte[]> ArchiveAsync(params TarEntry[] entries)
    {
        using var archive = new MemoryStream();
        await using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                await writer.WriteEntryAsync(entry, TestContext.Current.CancellationToken);
            }
        }

        return archive.ToArray();
    }

    private async Task UnpackAsync(byte[] archive)
    {
        using var layout = new OutputFile(_folder.PathOf("layout"), isUnpacked: true);
        await using (var stream = layout.Open())
        {
            await stream.WriteAsync(archive, TestContext.Current.CancellationToken);
        }

        await layout.CompleteAsync(TestContext.Current.CancellationToken);
    }

    private async Task IsRefusedAsync(params TarEntry[] entries)
    {
        var error = await Assert.ThrowsAsync<BuildOutputException>(async () => await UnpackAsync(await ArchiveAsync(entries)));

        Assert.Contains("The daemon sent an entry that is not allowed", error.Message, StringComparison.Ordinal);
        Assert.Equal(["layout", "outside"], Directory.EnumerateFileSystemEntries(_folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
