namespace ImageGen.CodeFixes.Tests;

/// <summary>IMG0118: what has no effect is removed.</summary>
public sealed class UnusedSettingTests
{
    [Theory]
    [InlineData("\"acme/shop\", Target = \"tests\"", "\"acme/shop\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"Dockerfile\", Project = \"a.csproj\", Target = \"x\"", "\"acme/shop\", Dockerfile = \"Dockerfile\", Target = \"x\"")]
    [InlineData("\"acme/shop\", Platforms = [\"linux/amd64\", \"linux/amd64\", \"linux/arm64\"]", "\"acme/shop\", Platforms = [\"linux/amd64\", \"linux/arm64\"]")]
    [InlineData("\"acme/shop\", Platforms = new[] { \"linux/amd64\", \"linux/x86_64\" }", "\"acme/shop\", Platforms = new[] { \"linux/amd64\" }")]
    [InlineData("\"acme/shop\", NoCache = true, CacheFrom = [\"acme/cache\"]", "\"acme/shop\", NoCache = true")]
    public async Task One(string wrong, string right) => Assert.Equal(Image(right), await Fixing.FirstAsync(Image(wrong), "IMG0118"));

    [Fact]
    public async Task Everywhere_at_once_even_side_by_side() => Assert.Equal(
        [Image("\"acme/shop\", Dockerfile = \"Dockerfile\""), "[ImageGen.DockerImage(\"acme/web\")] static partial class Web;"],
        await Fixing.AllAsync(
            "IMG0118",
            null,
            Image("\"acme/shop\", Dockerfile = \"Dockerfile\", Project = \"a.csproj\", BaseRegistry = \"mirror.acme.dev\""),
            "[ImageGen.DockerImage(\"acme/web\", Target = \"x\")] static partial class Web;"));

    private static string Image(string arguments) => $"[ImageGen.DockerImage({arguments})] static partial class Shop;";
}
