namespace ImageGen.CommandLine.Tests.Commands;

/// <summary>The options for the build arguments that the Dockerfiles declare.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("shop-page", "VERSION=3", "--version", "3")]
    [InlineData("shop-page", "VERSION=3", "--version=3")]
    [InlineData("shop-page", "VERSION=3", "--build-arg", "VERSION=3")]
    [InlineData("shop-page", "VERSION=a=b", "--build-arg", "VERSION=a=b")]
    [InlineData("shop-page", "VERSION=", "--version", "")]
    [InlineData("shop-page", "VERSION=4", "--build-arg", "VERSION=3", "--version", "4")]
    [InlineData("shop-page", "VERSION=5", "--shop-page.version=5", "--version", "4")]
    [InlineData("shop-page", "TARGET=x", "--shop-page.target", "x")]
    [InlineData("shop-page", "HTTP_PROXY=http://proxy", "--build-arg", "HTTP_PROXY=http://proxy")]
    [InlineData("shop-page", "VERSION=@1", "--version", "@1")]
    [InlineData("shop-self", "ANYTHING=1", "--build-arg", "ANYTHING=1")]
    public async Task Argument_of_one_image(string image, string expected, params string[] options)
    {
        var result = (await DeployProgram.RunAsync(["build", image, "--dry-run", "--json", .. options])).Succeeded();

        var arguments = result.Json.GetProperty("images")[0].GetProperty("arguments").EnumerateObject().Select(each => $"{each.Name}={each.Value.GetString()}");
        Assert.Equal([expected], arguments);
    }

    [Fact]
    public async Task Option_sets_every_image_that_declares_the_argument_and_the_one_with_a_name_sets_one()
    {
        var result = (await DeployProgram.RunAsync("build", "--dry-run", "--json", "--version", "1", "--shop-api.version", "2", "--commit", "c")).Succeeded();

        Assert.Equal(
            ["shop-api: COMMIT=c VERSION=2", "shop-page: VERSION=1", "shop-self: "],
            result.Json.GetProperty("images").EnumerateArray().Select(image =>
                $"{image.GetProperty("name").GetString()}: {string.Join(' ', image.GetProperty("arguments").EnumerateObject().Select(each => $"{each.Name}={each.Value.GetString()}"))}"));
    }

    [Fact]
    public async Task Argument_is_in_the_image()
    {
        using var folder = new TemporaryFolder();
        using var program = new DeployProgram { WorkingDirectory = folder.Path };

        (await program.StartAsync("build", "shop-page", "--version", "1.2.3", "--output", "type=oci,tar=false,dest=layout")).Succeeded();

        Assert.Contains(Directory.EnumerateFiles(folder.At("layout/blobs/sha256")), blob => new FileInfo(blob).Length < 10_000 && File.ReadAllText(blob).Contains("\"org.opencontainers.image.version\":\"1.2.3\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_argument_has_a_suggestion() => (await DeployProgram.RunAsync("build", "shop-page", "--build-arg", "VERSIO=1"))
        .Failed(CommandExitCode.InvalidCommandLine, "--build-arg: the Dockerfile of shop-page declares no ARG VERSIO. Did you mean 'VERSION'?");

    [Fact]
    public async Task Option_of_an_image_that_is_not_built_is_an_error() => (await DeployProgram.RunAsync("build", "shop-page", "--commit", "1"))
        .Failed(CommandExitCode.InvalidCommandLine, "--commit is a build argument of shop-api, which the command does not build. Remove the option, or name the image.");

    [Fact]
    public async Task Missing_argument_is_an_error_before_anything_starts() => (await DeployProgram.RunAsync("build", "shop-page", "shop-api"))
        .Failed(CommandExitCode.InvalidCommandLine, "The Dockerfile of shop-api needs values that have no default. Add --commit VALUE.");
}
