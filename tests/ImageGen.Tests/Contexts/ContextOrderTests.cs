using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class ContextOrderTests
{
    [Fact]
    public async Task Depth_first_and_a_folder_before_what_is_in_it()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("b/z");
        _ = folder.Write("b/a/deep");
        _ = folder.Write("b.txt");
        _ = folder.Write("a");
        _ = folder.Write("b-c/x");

        var sent = await SentContext.OfFolderAsync(folder);

        Assert.Equal(["Dockerfile", "a", "b", "b/a", "b/a/deep", "b/z", "b-c", "b-c/x", "b.txt"], sent.Names);
    }

    [Fact]
    public async Task Siblings_follow_their_UTF8_bytes_and_not_their_UTF16_units()
    {
        using var folder = new TemporaryFolder();
        string[] names = ["ﬀ", "😀", "😀a", "𐀀", "é", "z", "Z", "a b", "豈"];
        foreach (var name in names)
        {
            _ = folder.Write(name);
        }

        var sent = await SentContext.OfFolderAsync(folder);

        var expected = names.Append("Dockerfile").OrderBy(name => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(name)), StringComparer.Ordinal);
        Assert.Equal(expected, sent.Names);
    }

    [Fact]
    public async Task The_same_tree_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        _ = folder.Write("src/a.cs");
        _ = folder.MakeDirectory("empty");
        folder.Link("link", "src/a.cs");

        var first = await SentContext.OfFolderAsync(folder);
        var second = await SentContext.OfFolderAsync(folder);

        Assert.Equal(first.Archive, second.Archive);
    }
}
