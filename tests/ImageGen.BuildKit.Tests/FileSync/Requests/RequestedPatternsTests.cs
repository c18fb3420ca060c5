using Grpc.Core;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Requests;

public sealed class RequestedPatternsTests : IDisposable
{
    private readonly LinkedTree _tree = new();

    /// <summary>The expected paths are fsutil's.</summary>
    [Theory]
    [InlineData("real", "", "real real/a real/b real/inner real/inner/c")]
    [InlineData("real/*", "", "real real/a real/b real/inner real/inner/c")]
    [InlineData("*/*", "", "dir dir/rel real real/a real/b real/inner real/inner/c sub sub/deep sub/deep/x.cs sub/y.cs")]
    [InlineData("**/*.cs", "", "sub sub/deep sub/deep/x.cs sub/y.cs")]
    [InlineData("sub/**/x.cs", "", "sub sub/deep sub/deep/x.cs")]
    [InlineData("real|!real/inner", "", "real real/a real/b")]
    [InlineData("real/**|!real/a", "", "real real/b real/inner real/inner/c")]
    [InlineData("!real|t.txt", "", "t.txt")]
    [InlineData("sub/deep|real/a", "", "real real/a sub sub/deep sub/deep/x.cs")]
    [InlineData("re*/inner", "", "real real/inner real/inner/c")]
    [InlineData("*.txt", "", "l1.txt l2.txt t.txt")]
    [InlineData("/t.txt", "", "")]
    [InlineData("t.txt/", "", "t.txt")]
    [InlineData(".", "", "")]
    [InlineData(" t.txt ", "", "t.txt")]
    [InlineData("", "**|!real/a", "real real/a")]
    [InlineData("", "*|!sub/deep", "sub sub/deep sub/deep/x.cs")]
    [InlineData("", "**|!**/*.cs", "sub sub/deep sub/deep/x.cs sub/y.cs")]
    [InlineData("", "*|!sub|sub/deep", "sub sub/y.cs")]
    [InlineData("", "*|!real|!real/inner|real/inner/c", "real real/a real/b real/inner")]
    [InlineData("", "**|!sub/deep/**", "sub sub/deep sub/deep/x.cs")]
    [InlineData("", "*|!link", "link")]
    [InlineData("real|sub", "**/a|**/deep|!sub/deep/x.cs", "real real/b real/inner real/inner/c sub sub/deep sub/deep/x.cs sub/y.cs")]
    [InlineData("**/*.cs|real", "real/inner", "real real/a real/b sub sub/deep sub/deep/x.cs sub/y.cs")]
    [InlineData("sub", "sub", "")]
    public async Task Sends_what_fsutil_sends(string included, string excluded, string expected)
    {
        var received = await FakeDaemon.FetchAsync(_tree.Source, [.. Values("include-patterns", included), .. Values("exclude-patterns", excluded)]);

        Assert.Equal(expected, string.Join(' ', received.Paths));
    }

    [Fact]
    public async Task Patterns_and_followed_paths_are_combined()
    {
        var received = await FakeDaemon.FetchAsync(_tree.Source, ("include-patterns", "t.txt"), ("followpaths", "link/a"), ("exclude-patterns", "real/b"));

        Assert.Equal(["link", "real", "real/a", "t.txt"], received.Paths);
    }

    [Theory]
    [InlineData("include-patterns", "real%2Fa", "real real/a")]
    [InlineData("followpaths", "%72eal/a", "real real/a")]
    [InlineData("exclude-patterns", "%2A%2A", "")]
    public async Task Escaped_values_are_decoded_if_the_daemon_marks_them(string key, string value, string expected)
    {
        var received = await FakeDaemon.FetchAsync(_tree.Source, (key, value), (key + "-encoded", "1"));
        var asTheyAre = await FakeDaemon.FetchAsync(_tree.Source, (key, value));

        Assert.Equal(expected, string.Join(' ', received.Paths));
        Assert.NotEqual(received.Paths, asTheyAre.Paths);
    }

    [Fact]
    public async Task A_plus_is_a_space_in_escaped_values()
    {
        var source = LocalSource.FromFiles(new Dictionary<string, ReadOnlyMemory<byte>> { ["ä b"] = default, ["+"] = default });

        var received = await FakeDaemon.FetchAsync(source, ("include-patterns", "%C3%A4+b"), ("include-patterns", "%2B"), ("include-patterns-encoded", "1"));

        Assert.Equal(["+", "ä b"], received.Paths);
    }

    [Theory]
    [InlineData("include-patterns")]
    [InlineData("exclude-patterns")]
    public async Task A_malformed_pattern_is_refused_by_name(string key)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => FakeDaemon.FetchAsync(_tree.Source, (key, "a["), (key, "b")));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Contains("'a['", error.Status.Detail, StringComparison.Ordinal);
    }

    public void Dispose() => _tree.Dispose();

    private static IEnumerable<(string Key, string Value)> Values(string key, string values) =>
        values.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(value => (key, value));
}
