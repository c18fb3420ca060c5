namespace ImageGen.Generator.Tests.Analyzers;

/// <summary>IMG0114–IMG0118: advice about annotated classes.</summary>
public sealed class ImageAttributeTests
{
    [Theory]
    [InlineData("\"acme/shop\", Tag = \"latest\"", "IMG0114", "\"latest\"")]
    [InlineData("\"acme/shop:latest\"", "IMG0114", "\"acme/shop:latest\"")]
    [InlineData("\"acme/shop\", Platforms = [\"linux/amd64\", \"linux/x64\"]", "IMG0116", "\"linux/x64\"")]
    [InlineData("\"acme/shop\", Platforms = new[] { \"lunix/amd64\" }", "IMG0116", "\"lunix/amd64\"")]
    [InlineData("\"acme/shop\", Platforms = [\"linux/amd64\", \"linux/x86_64\"]", "IMG0118", "\"linux/x86_64\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"Dockerfile\", Project = \"../Shop.csproj\"", "IMG0118", "\"../Shop.csproj\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"Dockerfile\", BaseRegistry = \"mirror.acme.dev\"", "IMG0118", "\"mirror.acme.dev\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"Dockerfile\", HealthCheck = \"/health\"", "IMG0118", "\"/health\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"Dockerfile\", Ports = [\"8080\"]", "IMG0118", "[\"8080\"]")]
    [InlineData("\"acme/shop\", Target = \"tests\"", "IMG0118", "\"tests\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"Dockerfile\", NoCache = true, CacheFrom = [\"acme/shop:cache\"]", "IMG0118", "[\"acme/shop:cache\"]")]
    public async Task Advice(string arguments, string id, string at) => (await Analyze(arguments)).AssertReported(id, at);

    [Theory]
    [InlineData("linux/x64", "Use 'linux/amd64'.")]
    [InlineData("linux/zzz9", "Use a platform such as 'linux/amd64' or 'linux/arm64'.")]
    public async Task IMG0116_names_the_platform_that_is_meant(string platform, string advice)
    {
        var message = $"'{platform}' is well-formed, but no known engine runs it. {advice}";

        Assert.Equal(message, (await Analyze($"\"acme/shop\", Platforms = [\"{platform}\"]")).AssertReported("IMG0116", $"\"{platform}\"").GetMessage());
    }

    [Theory]
    [InlineData("\"acme/shop\"")]
    [InlineData("\"acme/shop\", Tag = \"1.0\"")]
    [InlineData("\"acme/shop\", Project = \"../Shop.csproj\", BaseRegistry = \"mirror.acme.dev\"")]
    [InlineData("\"acme/shop\", Dockerfile = \"Dockerfile\", Target = \"tests\", CacheFrom = [\"acme/shop:cache\"]")]
    [InlineData("\"acme/shop\", Platforms = [\"linux/amd64\", \"linux/arm64\", \"windows(10.0.17763)/amd64\"]")]
    public async Task Nothing_to_say(string arguments) => (await Analyze(arguments)).AssertNothingReported();

    [Theory]
    [InlineData("ghcr.io/acme", "acme/shop", "shop")]
    [InlineData("ghcr.io/acme/", "acme/shop:1.0", "shop:1.0")]
    [InlineData("ghcr.io/acme", "ghcr.io/acme/shop", "shop")]
    [InlineData("acme", "acme/shop", "shop")]
    [InlineData("ghcr.io/acme/team", "acme/team/shop", "shop")]
    [InlineData("ghcr.io/acme/shop", "shop", null)]
    public async Task IMG0117_name_that_the_default_namespace_doubles(string defaultNamespace, string name, string? suggestion)
    {
        var reported = (await Analyze($"\"{name}\"", defaultNamespace)).AssertReported("IMG0117", $"\"{name}\"");

        Assert.Equal(suggestion, reported.Properties.GetValueOrDefault("Suggestion"));
    }

    [Theory]
    [InlineData("ghcr.io/acme", "shop")]
    [InlineData("ghcr.io/acme", "ghcr.io/other/shop")]
    [InlineData("ghcr.io/acme", "acme/team/shop")]
    [InlineData("", "acme/shop")]
    public async Task IMG0117_not_for_another_namespace(string defaultNamespace, string name) => (await Analyze($"\"{name}\"", defaultNamespace)).AssertNothingReported();

    [Theory]
    [InlineData("\"acme/shop\"", "\"docker.io/acme/shop\"", "docker.io/acme/shop")]
    [InlineData("\"acme/shop:1.0\"", "\"acme/shop\", Tag = \"1.0\"", "docker.io/acme/shop:1.0")]
    public async Task IMG0115_two_classes_of_one_reference(string one, string other, string reference)
    {
        var reported = (await new UserProject(
            $"[ImageGen.DockerImage({other})] static partial class Web;",
            $"[ImageGen.DockerImage({one})] static partial class Api;").AnalyzeAsync()).AssertReported("IMG0115", "Web");

        Assert.Equal($"'Api' and 'Web' describe the same image '{reference}', so a build of one replaces the other. Use another name or tag for one of them.", reported.GetMessage());
        Assert.Equal("Api", CompiledProject.TextAt(Assert.Single(reported.AdditionalLocations)));
    }

    [Fact]
    public async Task IMG0115_with_the_default_namespace() => (await new UserProject(
        "[ImageGen.DockerImage(\"shop\")] static partial class Api;",
        "[ImageGen.DockerImage(\"ghcr.io/other/../acme/shop\")] static partial class Broken;",
        "[ImageGen.DockerImage(\"ghcr.io/acme/team/shop\")] static partial class Web;")
    {
        Properties = { ["ImageGenDefaultNamespace"] = "ghcr.io//acme/team/" },
    }.AnalyzeAsync()).AssertReported(("IMG0117", "\"ghcr.io/acme/team/shop\""), ("IMG0115", "Web"));

    [Fact]
    public async Task IMG0115_not_for_other_tags() => (await new UserProject(
        "[ImageGen.DockerImage(\"acme/shop\", Tag = \"1\")] static partial class Api;",
        "[ImageGen.DockerImage(\"acme/shop\", Tag = \"2\")] static partial class Web;",
        "[ImageGen.DockerImage(\"acme/shop\")] static partial class Job;").AnalyzeAsync()).AssertNothingReported();

    private static Task<AnalyzedProject> Analyze(string arguments, string defaultNamespace = "") =>
        new UserProject($"[ImageGen.DockerImage({arguments})] static partial class Shop;")
        {
            Properties = { ["ImageGenDefaultNamespace"] = defaultNamespace },
        }.AnalyzeAsync();
}
