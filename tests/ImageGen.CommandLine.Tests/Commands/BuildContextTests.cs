namespace ImageGen.CommandLine.Tests.Commands;

/// <summary><c>--build-context</c>.</summary>
public sealed class BuildContextTests
{
    [Theory]
    [InlineData("b=docker-image://Debian", null)]
    [InlineData("b=docker-image://debian", "docker-image://debian")]
    [InlineData("b=oci-layout:///layout:1.0", "oci-layout:///layout:1.0")]
    [InlineData("b=oci-layout:///layout", "oci-layout:///layout")]
    [InlineData("b=https://user:s3cr3t@example.com/a.git?x=y#main", "https://example.com/a.git?x=y#main")]
    [InlineData("b=git@github.com:acme/shop.git", "git@github.com:acme/shop.git")]
    public async Task Source_in_the_form_of_the_docker_CLI(string value, string? expected)
    {
        var result = await DeployProgram.RunAsync("build", "shop-page", "--dry-run", "--json", "--build-context", value);

        Assert.Equal(expected is null ? 2 : 0, result.ExitCode);
        Assert.Equal(expected, expected is null ? null : result.Json.GetProperty("images")[0].GetProperty("contexts").GetProperty("b").GetString());
    }

    [Fact]
    public async Task Folder_of_the_current_folder_replaces_a_stage()
    {
        using var folder = new TemporaryFolder();
        using var program = new DeployProgram { WorkingDirectory = folder.Path };
        _ = Directory.CreateDirectory(folder.At("first"));
        _ = Directory.CreateDirectory(folder.At("files"));
        await File.WriteAllTextAsync(folder.At("files/other.txt"), "other");

        (await program.StartAsync("build", "shop-api", "--commit", "1", "--build-context", "build=first", "--build-context", "build=files", "--output", "out")).Succeeded();

        Assert.Equal("other", await File.ReadAllTextAsync(folder.At("out/other.txt")));
        Assert.False(Directory.Exists(folder.At("out/app")));
    }

    [Fact]
    public async Task Url_needs_an_engine()
    {
        var result = await DeployProgram.RunAsync("build", "shop-page", "--build-context", "files=https://u:s3cr3t@example.com/a.git", "--progress", "quiet");

        Assert.Equal((int)CommandExitCode.BuildFailed, result.ExitCode);
        Assert.StartsWith("error: A build in this process cannot fetch the named context 'files' from 'https://example.com/a.git'. Use a folder, an image or an OCI layout.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Argument_of_a_stage_that_is_replaced_may_be_missing()
    {
        (await DeployProgram.RunAsync("build", "shop-api", "--dry-run")).Failed(CommandExitCode.InvalidCommandLine, "The Dockerfile of shop-api needs values that have no default. Add --commit VALUE.");
        (await DeployProgram.RunAsync("build", "shop-api", "--dry-run", "--build-context", "build=.")).Succeeded();
    }
}
