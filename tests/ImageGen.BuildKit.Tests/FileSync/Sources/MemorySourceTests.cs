using System.Text;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Sources;

public sealed class MemorySourceTests
{
    [Fact]
    public async Task Files_are_listed_with_their_folders_in_order()
    {
        var received = await FakeDaemon.FetchAsync(Source(("b.txt", "b"), ("b/c/d", "d"), ("a", "a"), ("b/c-", "-"), ("😀", "x"), ("ｆ", "y")));

        Assert.Equal(["a", "b", "b/c", "b/c/d", "b/c-", "b.txt", "ｆ", "😀"], received.Paths);
        Assert.Equal(("d", "b"), (received.Text("b/c/d"), received.Text("b.txt")));
        Assert.Equal((0x8000_01EDu, 0x1A4u), (received["b"].Mode, received["a"].Mode));
    }

    [Fact]
    public async Task Only_requested_paths_are_sent_with_their_parent_folders()
    {
        var source = Source(("Dockerfile", "1"), ("Dockerfile.dockerignore", "2"), ("sub/Dockerfile", "3"), ("sub/other", "4"));

        var received = await FakeDaemon.FetchAsync(source, ("followpaths", "sub/Dockerfile"), ("followpaths", "Dockerfile"));

        Assert.Equal(["Dockerfile", "sub", "sub/Dockerfile"], received.Paths);
    }

    [Fact]
    public async Task Contents_that_end_at_once_do_not_wait_for_each_other()
    {
        // Different readers write the contents; the last one must send all of them.
        var source = Source(("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5"), ("f", "6"));
        for (var i = 0; i < 2000; i++)
        {
            Assert.Equal(6, (await FakeDaemon.FetchAsync(source)).Contents.Count);
        }
    }

    [Fact]
    public async Task The_time_identifies_the_content()
    {
        // A daemon does not fetch a file again if its size and time are unchanged.
        var one = (await FakeDaemon.FetchAsync(Source(("file", "one"))))["file"];
        var again = (await FakeDaemon.FetchAsync(Source(("file", "one"))))["file"];
        var two = (await FakeDaemon.FetchAsync(Source(("file", "two"))))["file"];

        Assert.Equal(one, again);
        Assert.Equal(one.Size, two.Size);
        Assert.NotEqual(one.ModTime, two.ModTime);
        Assert.InRange(one.ModTime, 0, 86_400_000_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("../a")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    public void A_path_that_is_not_valid_is_refused(string path) => Assert.Throws<ArgumentException>(() => Source((path, "")));

    [Theory]
    [InlineData("a", "a/b")]
    [InlineData("a/b", "a")]
    public void A_file_is_not_a_folder(string one, string other) => Assert.Throws<ArgumentException>(() => Source((one, ""), (other, "")));

    private static LocalSource Source(params (string Path, string Text)[] files) =>
        LocalSource.FromFiles(files.ToDictionary(file => file.Path, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Text)));
}
