namespace ImageGen.CodeFixes.Tests;

/// <summary>Wrong texts, and the right ones that the fix writes.</summary>
public sealed class SuggestedTextTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("IMG0102", "ImageReference", "acme//shop", "acme/shop")]
    [InlineData("IMG0103", "ImageTag", ":1.4.0", "1.4.0")]
    [InlineData("IMG0103", "ImageReference", "acme/shop:", "acme/shop")]
    [InlineData("IMG0105", "Platform", "win-x64", "windows/amd64")]
    [InlineData("IMG0106", "ImageReference", "ghcr.io/Acme/Shop:RC1", "ghcr.io/acme/shop:RC1")]
    [InlineData("IMG0107", "ImageReference", "https://ghcr.io/acme/shop", "ghcr.io/acme/shop")]
    [InlineData("IMG0108", "ImageReference", "me:secret@ghcr.io/acme/shop", "ghcr.io/acme/shop")]
    [InlineData("IMG0109", "ImageReference", "ghcr.io/acme/shop/", "ghcr.io/acme/shop")]
    [InlineData("IMG0110", "ImageReference", " ghcr.io/acme/shop ", "ghcr.io/acme/shop")]
    [InlineData("IMG0110", "ImageTag", "1.0 ", "1.0")]
    [InlineData("IMG0116", "Platform", "linux/x64", "linux/amd64")]
    [InlineData("IMG0116", "Platform", "windows/x64", "windows/amd64")]
    public async Task Of_a_value(string id, string type, string wrong, string right) =>
        Assert.Equal(Fixing.Field(type, $"\"{right}\""), await Fixing.FirstAsync(Fixing.Field(type, $"\"{wrong}\""), id));

    [Fact]
    public async Task Upper_case_of_a_digest() => Assert.Equal(
        Fixing.Field("ImageDigest", $"\"{Digest}\""),
        await Fixing.FirstAsync(Fixing.Field("ImageDigest", $"\"sha256:{Digest[7..].ToUpperInvariant()}\""), "IMG0104"));

    [Theory]
    [InlineData("IMG0112", "acme/shop")]
    [InlineData("IMG0113", "acme/shop:1.0")]
    public async Task Of_a_name_to_build(string id, string right) => Assert.Equal(
        Fixing.Field("DockerImage", $"new(\"{right}\")"),
        await Fixing.FirstAsync(Fixing.Field("DockerImage", $"new(\"{right}@{Digest}\")"), id));

    [Theory]
    [InlineData("IMG0002", "\"https://ghcr.io/Acme/shop/\"", "\"ghcr.io/acme/shop\"")]
    [InlineData("IMG0003", "\"acme/shop\", Tag = \" 1.0\"", "\"acme/shop\", Tag = \"1.0\"")]
    [InlineData("IMG0007", "\"acme/shop:1.0@" + Digest + "\"", "\"acme/shop:1.0\"")]
    [InlineData("IMG0008", "\"acme/shop\", Platforms = [\"linux/amd64\", \"linux-arm64\"]", "\"acme/shop\", Platforms = [\"linux/amd64\", \"linux/arm64\"]")]
    [InlineData("IMG0009", "\"acme/shop\", CacheFrom = new[] { \"acme/Cache\" }", "\"acme/shop\", CacheFrom = new[] { \"acme/cache\" }")]
    [InlineData("IMG0116", "\"acme/shop\", Platforms = [\"linux/x64\"]", "\"acme/shop\", Platforms = [\"linux/amd64\"]")]
    public async Task Of_the_attribute(string id, string wrong, string right) => Assert.Equal(Image(right), await Fixing.FirstAsync(Image(wrong), id));

    [Theory]
    [InlineData("finnal", "final")]
    [InlineData("Bild", "build")]
    public async Task Of_a_target_that_is_nearly_a_stage(string wrong, string right) =>
        Assert.Equal(Targeting(right), await Fixing.FirstAsync(Targeting(wrong), "IMG0018", dockerfile: "FROM scratch AS build\nFROM build AS final\n"));

    [Fact]
    public async Task Nothing_for_a_target_that_is_like_no_stage() =>
        Assert.Empty(await Fixing.TitlesAsync(Targeting("production"), "IMG0018", dockerfile: "FROM scratch AS build\nFROM build AS final\n"));

    [Fact]
    public async Task Of_a_name_that_repeats_the_default_namespace() =>
        Assert.Equal(Image("\"shop:1.0\""), await Fixing.FirstAsync(Image("\"acme/shop:1.0\""), "IMG0117", defaultNamespace: "ghcr.io/acme"));

    [Theory]
    [InlineData("\"acme/Shop\"", "\"acme/shop\"")]
    [InlineData("\"acme/\\u0053hop\"", "\"acme/shop\"")]
    [InlineData("@\"acme/Shop\"", "@\"acme/shop\"")]
    [InlineData("\"\"\"acme/Shop\"\"\"", "\"\"\"acme/shop\"\"\"")]
    [InlineData("\"\"\"\"acme/Shop\"\"\"\"", "\"\"\"\"acme/shop\"\"\"\"")]
    [InlineData("\"\"\"\n    acme/Shop\n    \"\"\"", "\"\"\"\n    acme/shop\n    \"\"\"")]
    [InlineData("\"\"\"\r\n    acme/Shop\r\n    \"\"\"", "\"\"\"\r\n    acme/shop\r\n    \"\"\"")]
    [InlineData("/* one */ \"acme/Shop\" /* two */", "/* one */ \"acme/shop\" /* two */")]
    public async Task The_quotes_stay_as_they_are(string wrong, string right) =>
        Assert.Equal(Fixing.Field("ImageReference", right), await Fixing.FirstAsync(Fixing.Field("ImageReference", wrong), "IMG0106"));

    [Theory]
    [InlineData("\"acme/\" + \"Shop\"")]
    [InlineData("nameof(Source)")]
    [InlineData("$\"acme/Shop:{1 + 1}\"")]
    public async Task A_text_that_is_not_one_literal_is_the_authors_to_correct(string expression) =>
        Assert.Empty(await Fixing.TitlesAsync(Fixing.Field("ImageReference", expression), "IMG0106"));

    [Fact]
    public async Task Without_a_suggestion_there_is_no_fix() => Assert.Empty(await Fixing.TitlesAsync(Fixing.Field("ImageTag", "\"a b\""), "IMG0110"));

    [Fact]
    public async Task The_title_says_what_will_be_written() =>
        Assert.Equal(["Write \"acme/shop\""], await Fixing.TitlesAsync(Fixing.Field("ImageReference", "\"acme/Shop\""), "IMG0106"));

    [Fact]
    public async Task Everywhere_at_once() => Assert.Equal(
        [
            "using ImageGen; static class A { static ImageReference[] All => [\"acme/a\", \"acme/b\", @\"acme/c\"]; }",
            "using ImageGen; static class B { static ImageReference One => \"acme/d\"; }",
        ],
        await Fixing.AllAsync(
            "IMG0106",
            null,
            "using ImageGen; static class A { static ImageReference[] All => [\"acme/A\", \"acme/B\", @\"acme/C\"]; }",
            "using ImageGen; static class B { static ImageReference One => \"acme/D\"; }"));

    private static string Targeting(string target) => Image($"\"acme/shop\", Dockerfile = \"Dockerfile\", Target = \"{target}\"");

    private static string Image(string arguments) => $"[ImageGen.DockerImage({arguments})] static partial class Shop;";
}
