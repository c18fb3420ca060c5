namespace ImageGen.CodeFixes.Tests;

/// <summary>IMG0004 and IMG0111: of two tags, either can be kept.</summary>
public sealed class OneTagTests
{
    private const string OfName = "Keep the name's tag";
    private const string Beside = "Keep the tag beside the name";

    [Theory]
    [InlineData("\"acme/shop:1.0\", \"2.0\"", OfName, "\"acme/shop:1.0\"")]
    [InlineData("\"acme/shop:1.0\", tag: \"2.0\"", Beside, "\"acme/shop\", tag: \"2.0\"")]
    [InlineData("tag: \"2.0\", name: @\"acme/shop:1.0\"", Beside, "tag: \"2.0\", name: @\"acme/shop\"")]
    [InlineData("tag: \"2.0\", name: \"acme/shop:1.0\"", OfName, "name: \"acme/shop:1.0\"")]
    [InlineData("\"acme/shop:1.0\", \"2.0\", \"Dockerfile\"", OfName, "\"acme/shop:1.0\", dockerfile: \"Dockerfile\"")]
    [InlineData("\"localhost:5000/shop:1.0\", \"2.0\"", Beside, "\"localhost:5000/shop\", \"2.0\"")]
    public async Task Of_the_constructor(string wrong, string title, string right) =>
        Assert.Equal(Fixing.Field("DockerImage", $"new({right})"), await Fixing.FirstAsync(Fixing.Field("DockerImage", $"new({wrong})"), "IMG0111", title));

    [Theory]
    [InlineData("\"acme/shop:1.0\", Tag = \"2.0\"", OfName, "\"acme/shop:1.0\"")]
    [InlineData("\"acme/shop:1.0\", Tag = \"2.0\", NoCache = true", OfName, "\"acme/shop:1.0\", NoCache = true")]
    [InlineData("\"acme/shop:1.0\", Tag = \"2.0\"", Beside, "\"acme/shop\", Tag = \"2.0\"")]
    public async Task Of_the_attribute(string wrong, string title, string right) =>
        Assert.Equal(Image(right, "Shop"), await Fixing.FirstAsync(Image(wrong, "Shop"), "IMG0004", title));

    [Fact]
    public async Task A_name_that_is_no_literal_keeps_its_tag() => Assert.Equal(
        [OfName],
        await Fixing.TitlesAsync("using ImageGen; static class S { const string N = \"acme/shop:1.0\"; static readonly DockerImage I = new(N, \"2.0\"); }", "IMG0111"));

    [Theory]
    [InlineData(OfName, "\"acme/{0}:1.0\"")]
    [InlineData(Beside, "\"acme/{0}\", Tag = \"2.0\"")]
    public async Task Everywhere_at_once(string title, string right)
    {
        var wrong = Enumerable.Range(0, 3).Select(i => Image($"\"acme/shop{i}:1.0\", Tag = \"2.0\"", "Shop" + i)).ToArray();

        Assert.Equal(
            Enumerable.Range(0, 3).Select(i => Image(right.Replace("{0}", "shop" + i, StringComparison.Ordinal), "Shop" + i)),
            await Fixing.AllAsync("IMG0004", title, wrong));
    }

    private static string Image(string arguments, string name) => $"[ImageGen.DockerImage({arguments})] static partial class {name};";
}
