namespace ImageGen.CommandLine.Tests.Commands;

/// <summary><c>build --dry-run</c>.</summary>
public sealed class DryRunTests
{
    [Fact]
    public async Task Shows_references_options_and_the_path_of_the_Dockerfile()
    {
        var result = (await DeployProgram.RunAsync(
            "build", "shop-page", "--dry-run", "-t", "2", "--label", "a=b", "--build-context", "base=docker-image://debian:13", "--version", "3", "--secret", "id=x,env=PATH", "--ssh", "default", "--output", "type=oci,dest=page.tar", "--pull", "false", "--no-cache", "--platform", "linux/arm64", "--cache-from", "acme/cache:1", "--cache-to", "type=local,dest=c", "--builder", "buildkit", "--target", "files")).Succeeded();

        Assert.Equal(
            $"""
            shop-page
              references    ghcr.io/acme/shop-page:2
              target        files
              platforms     linux/arm64
              builder       buildkit
              arguments     VERSION=3
              labels        a=b
              contexts      base=docker-image://debian:13
              secrets       secret 'x' from the environment variable PATH
              ssh           default
              outputs       type=oci,dest={Path.Combine(DeployProgram.ProjectFolder, "page.tar")}
              pull          no
              no cache      yes
              cache from    registry acme/cache:1
              cache to      local {Path.Combine(DeployProgram.ProjectFolder, "c")}
              dockerfile    page.Dockerfile

            """.ReplaceLineEndings("\n"),
            result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Empty_value_of_a_build_argument_does_not_take_the_next_option()
    {
        var result = (await DeployProgram.RunAsync("build", "shop-page", "--version=", "--dry-run")).Succeeded();

        Assert.Contains("\n  arguments     VERSION=\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_text_of_an_auto_Dockerfile_and_touches_no_engine()
    {
        using var program = new DeployProgram();
        program.Environment["DOCKER_HOST"] = "tcp://127.0.0.1:1";

        var result = (await program.StartAsync("push", "shop-self", "--dry-run", "--json", "-t", "2")).Succeeded();

        var image = Assert.Single(result.Json.GetProperty("images").EnumerateArray());
        Assert.Equal("auto", image.GetProperty("dockerfile").GetString());
        Assert.True(image.GetProperty("push").GetBoolean());
        Assert.Contains("ENTRYPOINT [\"./shop-deploy\"]", image.GetProperty("dockerfileText").GetString(), StringComparison.Ordinal);
    }
}
