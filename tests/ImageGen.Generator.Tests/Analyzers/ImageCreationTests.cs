namespace ImageGen.Generator.Tests.Analyzers;

/// <summary>IMG0111–IMG0114 where an image is described at run time.</summary>
public sealed class ImageCreationTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("new DockerImage(\"acme/shop:1.0\", \"2.0\")", "IMG0111", "\"2.0\"")]
    [InlineData("new DockerImage(\"acme/shop:1.0\", tag: \"1.0\")", "IMG0111", "\"1.0\"")]
    [InlineData("new DockerImage(\"localhost:5000\")", "IMG0102", "\"localhost:5000\"")]
    [InlineData("new DockerImage(\"127.0.0.1:5000\", \"1.0\")", "IMG0102", "\"127.0.0.1:5000\"")]
    [InlineData("new DockerImage(\"acme/shop@" + Digest + "\")", "IMG0112", "@" + Digest)]
    [InlineData("new DockerImage(\"acme/shop:1.0@" + Digest + "\")", "IMG0113", "@" + Digest)]
    public async Task What_the_constructor_would_throw(string creation, string id, string at)
    {
        var reported = (await UserMethod.AnalyzeAsync($"_ = {creation};")).AssertReported(id, at);

        Assert.Equal(DiagnosticSeverity.Error, reported.Severity);
    }

    [Fact]
    public async Task In_the_words_of_the_exception()
    {
        var thrown = new[]
        {
            Assert.Throws<ImageReferenceException>(static () => new DockerImage("localhost:5000")),
            Assert.Throws<ImageReferenceException>(static () => new DockerImage("acme/shop:1.0", "2.0")),
            Assert.Throws<ImageReferenceException>(static () => new DockerImage($"acme/shop@{Digest}")),
            Assert.Throws<ImageReferenceException>(static () => new DockerImage($"acme/shop:1.0@{Digest}")),
        };

        var reported = (await UserMethod.AnalyzeAsync($"""
            _ = new DockerImage("localhost:5000");
            _ = new DockerImage("acme/shop:1.0", "2.0");
            _ = new DockerImage("acme/shop@{Digest}");
            _ = new DockerImage("acme/shop:1.0@{Digest}");
            """)).Reported;

        Assert.Equal(thrown.Select(static exception => exception.Message), reported.Select(static diagnostic => diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("new DockerImage(\"acme/shop\", \"1.0\")")]
    [InlineData("new DockerImage(\"acme/shop:1.0\")")]
    [InlineData("new DockerImage(\"acme/shop:1.0\", null, \"Dockerfile\")")]
    [InlineData("new DockerImage(hole, \"1.0\")")]
    [InlineData("new DockerImage(\"acme/shop:latest\", hole)")]
    [InlineData("new ImagePushOptions { Tags = [\"latest\", \"1.0\"] }")]
    [InlineData("new ImagePushOptions { Tags = [\"1.0\"] }")]
    [InlineData("new ImageBuildOptions { Tags = [\"latest\"] }")]
    [InlineData("new ImagePushOptions { Tags = [\"latest\", .. new ImageTag[] { hole }] }")]
    public async Task Nothing_to_say(string creation) => (await UserMethod.AnalyzeAsync($"_ = {creation};")).AssertNothingReported();

    [Theory]
    [InlineData("new DockerImage(\"acme/shop:latest\")", "\"acme/shop:latest\"")]
    [InlineData("new DockerImage(\"acme/shop\", \"latest\")", "\"latest\"")]
    [InlineData("new ImagePushOptions { Tags = [\"latest\"] }", "\"latest\"")]
    [InlineData("new ImagePushOptions { Tags = { ImageTag.Latest } }", "ImageTag.Latest")]
    [InlineData("new ImagePushOptions { Tags = new List<ImageTag> { \"latest\" } }", "\"latest\"")]
    [InlineData("image.BuildAndPushAsync(new ImageBuildOptions { Tags = [\"latest\"] })", "\"latest\"")]
    [InlineData("image.BuildAndPushAsync(new() { Tags = [\"latest\"] })", "\"latest\"")]
    public async Task IMG0114_latest_alone_is_pushed(string expression, string at)
    {
        var reported = (await UserMethod.AnalyzeAsync($"_ = {expression};")).AssertReported("IMG0114", at);

        Assert.Equal(DiagnosticSeverity.Info, reported.Severity);
    }
}
