using ImageGen.BuildKit.FileSync.Requests;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Requests;

public sealed class FollowedPathsTests : IDisposable
{
    private readonly LinkedTree _tree = new();

    /// <summary>The expected paths are fsutil's; none means that everything is included.</summary>
    [Theory]
    [InlineData("link", "link real")]
    [InlineData("link/a", "link real/a")]
    [InlineData("/link/a", "link real/a")]
    [InlineData("./link/../link/a", "link real/a")]
    [InlineData("link/inner/c", "link real/inner/c")]
    [InlineData("abs/c", "abs real/inner/c")]
    [InlineData("up/etc", "etc up")]
    [InlineData("one", "one two")]
    [InlineData("one/x", "one two")]
    [InlineData("self", null)]
    [InlineData("grow/x", "grow")]
    [InlineData("dir/rel", "dir/rel real/a")]
    [InlineData("broken", "broken nowhere")]
    [InlineData("broken/x", "broken nowhere/x")]
    [InlineData("*.txt", "*.txt real/a real/b")]
    [InlineData("l?.txt", "l?.txt real/a real/b")]
    [InlineData("[l-m]1.txt", "[l-m]1.txt real/a")]
    [InlineData("[^l]*.txt", "[^l]*.txt")]
    [InlineData("\\l1.txt", "\\l1.txt")]
    [InlineData("[.txt", "[.txt")]
    [InlineData("*/a", "* a etc/a grow link2 link3 nowhere/a one real/*/a real/a real/b/a real/inner/a two")]
    [InlineData("chain", "chain link2 link3 real/b")]
    [InlineData("wild", "real/* wild")]
    [InlineData("out/passwd", "etc/passwd out")]
    [InlineData("../t.txt", "../t.txt")]
    [InlineData(".", null)]
    [InlineData("", null)]
    [InlineData("/", null)]
    [InlineData("t.txt|real|real/a", "real t.txt")]
    [InlineData("sub/*|sub", "sub")]
    [InlineData("missing/*", "missing/*")]
    [InlineData("t.txt/x", "t.txt/x")]
    [InlineData("**", null)]
    public void Follows_links_as_fsutil_does(string paths, string? expected) =>
        Assert.Equal(expected, FollowedPaths.Resolve(_tree.Source, paths.Split('|')) is { } found ? string.Join(' ', found) : null);

    [Fact]
    public void Each_path_is_followed_separately() =>
        Assert.Equal(["link", "real/a", "real/b"], FollowedPaths.Resolve(_tree.Source, ["link/a", "link/b"])!);

    [Fact]
    public void A_chain_may_be_longer_than_the_stack_is_deep()
    {
        var links = Enumerable.Range(0, 20_000).ToDictionary(i => $"l{i}", i => $"l{i + 1}");

        Assert.Equal(20_001, FollowedPaths.Resolve(new LinkSource(links), ["l0"])!.Count);
    }

    [Fact]
    public void Links_to_their_own_patterns_end()
    {
        var links = Enumerable.Range(0, 200).ToDictionary(i => $"l{i}", i => $"*/l{i}");

        Assert.Contains("*", FollowedPaths.Resolve(new LinkSource(links), ["*/x"])!);
    }

    public void Dispose() => _tree.Dispose();
}
