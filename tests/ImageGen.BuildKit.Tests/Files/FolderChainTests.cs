using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Tests.FileSync;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.BuildKit.Tests.Files;

public sealed class FolderChainTests : IDisposable
{
    private const int Depth = 400;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tree_that_is_deeper_than_the_open_folders_is_sent_completely()
    {
        var folder = string.Join('/', Enumerable.Repeat("d", Depth));
        for (var depth = 1; depth <= Depth; depth++)
        {
            // Listed after the folders below it, so that the walk returns to each.
            _ = _folder.Write(folder[..((2 * depth) - 1)] + "/z", depth.ToString());
        }

        var daemon = await FakeDaemon.FetchAsync(LocalSource.FromDirectory(_folder.FullPath));

        Assert.Equal(2 * Depth, daemon.Stats.Count);
        Assert.All(Enumerable.Range(1, Depth), depth => Assert.Equal(depth.ToString(), daemon.Text(folder[..((2 * depth) - 1)] + "/z")));
    }

    [Fact]
    public void Folders_with_a_common_prefix_are_distinguished()
    {
        foreach (var folder in new[] { "a", "ab", "a/b", "ab/c" })
        {
            _ = _folder.Write(folder + "/name", folder);
        }

        using var folders = new FolderChain(FolderHandle.Open(_folder.FullPath));
        foreach (var folder in new[] { "a/b", "ab", "a", "ab/c", "a/b", "", "ab" })
        {
            var opened = folders.Enter(folder);
            if (folder.Length > 0)
            {
                using var file = new StreamReader(new FileStream(opened.OpenFile("name"), FileAccess.Read));
                Assert.Equal(folder, file.ReadToEnd());
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\0")]
    public void What_is_not_a_single_name_is_refused(string name)
    {
        using var folder = FolderHandle.Open(_folder.FullPath);

        Assert.ThrowsAny<IOException>(() => folder.OpenFile(name));
        Assert.ThrowsAny<IOException>(() => folder.CreateFile(name));
        Assert.ThrowsAny<IOException>(() => folder.OpenFolder(name));
        Assert.ThrowsAny<IOException>(() => folder.Delete(name));
    }
}
