namespace ImageGen.CommandLine.Tests.Commands;

/// <summary><c>list</c>, <c>inspect</c>, <c>check</c>, <c>graph</c>, <c>eject</c> and <c>clean</c>.</summary>
public sealed class OtherCommandTests
{
    [Fact]
    public async Task List_is_a_table() => Assert.Equal(
        """
        NAME       REFERENCE                   DOCKERFILE       STAGES              SUMMARY
        shop-api   ghcr.io/acme/shop-api       api.Dockerfile   build, test, final  The shop's web API.
        shop-page  ghcr.io/acme/shop-page:1.0  page.Dockerfile  files, page         The shop's page.
        shop-self  ghcr.io/acme/shop-self      auto                                 The deployment program itself.

        """.ReplaceLineEndings("\n"),
        (await DeployProgram.RunAsync("list")).Succeeded().Output);

    [Fact]
    public async Task Graph_is_a_tree_or_a_flowchart()
    {
        Assert.Equal("shop-api\nshop-page\nshop-self\n", (await DeployProgram.RunAsync("graph")).Succeeded().Output);
        Assert.StartsWith("flowchart LR\n    shop-api[\"shop-api<br>ghcr.io/acme/shop-api\"]\n", (await DeployProgram.RunAsync("graph", "--format", "mermaid")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_as_JSON() => Assert.Equal(
        ["ghcr.io/acme/shop-api", "ghcr.io/acme/shop-page:1.0", "ghcr.io/acme/shop-self"],
        (await DeployProgram.RunAsync("list", "--json")).Succeeded().Json.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("reference").GetString()));

    [Fact]
    public async Task Inspect_shows_what_is_declared() => Assert.Equal(
        """
        shop-api
          summary       The shop's web API.
          class         ShopApi
          reference     ghcr.io/acme/shop-api
          dockerfile    api.Dockerfile
          platforms     linux/amd64
          stages        build
                        test
                        final
          arguments     BASE=scratch: The base image.
                        COMMIT (required): The commit that the image is built from.
                        VERSION: The version of the API.
          secrets       feed-token: The token of the private feed.
          ssh           default
          ports         8080/tcp

        """.ReplaceLineEndings("\n"),
        (await DeployProgram.RunAsync("inspect", "shop-api")).Succeeded().Output);

    [Fact]
    public async Task Inspect_of_an_auto_image_has_its_base_images()
    {
        var image = (await DeployProgram.RunAsync("inspect", "shop-self", "--json")).Succeeded().Json.GetProperty("images")[0];

        Assert.Contains(image.GetProperty("baseImages").EnumerateArray(), name => name.GetString()!.StartsWith("mcr.microsoft.com/dotnet/runtime:10.0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_writes_errors_as_compilers_do()
    {
        var result = await DeployProgram.RunAsync("check");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("api.Dockerfile(8,15): error IMG0201: 'COMMIT' has no value, but the file requires a value; set one.\n", result.Output);
        Assert.Equal("3 Dockerfiles checked: 1 error, 0 warnings\n", result.Error);
    }

    [Fact]
    public async Task Check_uses_the_values_of_the_build()
    {
        var result = (await DeployProgram.RunAsync("check", "shop-api", "--commit", "1", "--target", "test")).Succeeded();

        Assert.Equal(
            "api.Dockerfile(13,5): warning UndeclaredSecret: The required secret 'feed-token' is missing. Add it to the secrets of the build.\n"
            + "api.Dockerfile(14,5): warning UndeclaredSshAgent: The SSH agent 'default' is missing, so nothing is mounted here. Add it to the SSH agents of the build.\n",
            result.Output);
        Assert.Empty((await DeployProgram.RunAsync("check", "shop-api", "--commit", "1", "--target", "test", "--secret", "id=feed-token,env=PATH", "--ssh", "default=/agent")).Succeeded().Output);
    }

    [Fact]
    public async Task Check_reports_a_number_that_is_not_a_stage_once()
    {
        var result = await DeployProgram.RunAsync("check", "shop-page", "--target", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("page.Dockerfile(8,1): error UnknownTarget: There is no stage '0'. Use one of: files, page.\n", result.Output);
        Assert.Equal("1 Dockerfile checked: 1 error, 0 warnings\n", result.Error);
    }

    [Fact]
    public async Task Eject_writes_a_file_once()
    {
        using var folder = new TemporaryFolder();
        using var program = new DeployProgram { WorkingDirectory = folder.Path };

        var path = Assert.Single((await program.StartAsync("eject", "--output", "Dockerfile")).Succeeded().Lines);

        Assert.EndsWith("/Dockerfile", path.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Contains("ENTRYPOINT", File.ReadAllText(folder.At("Dockerfile")), StringComparison.Ordinal);
        (await program.StartAsync("eject", "-o", "Dockerfile")).Failed(CommandExitCode.InvalidCommandLine, $"The file '{path}' exists. Add --force to overwrite it, or name another file with --output.");
        (await program.StartAsync("eject", "-o", "Dockerfile", "--force")).Succeeded();
        Assert.EndsWith("ShopSelf.Dockerfile", Assert.Single((await program.StartAsync("eject", "-o", folder.Path)).Succeeded().Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eject_writes_the_change_of_the_attribute()
    {
        using var folder = new TemporaryFolder();

        var result = (await DeployProgram.RunAsync("eject", "shop-self", "-o", folder.At("self.Dockerfile"))).Succeeded();

        Assert.Matches("^Next: write Dockerfile = \"(\\.\\./)+[^\"]+/self\\.Dockerfile\", Context = \"\\.\\./\\.\\.\" in the attribute of ShopSelf, and remove Project", result.Error);
    }

    [Fact]
    public async Task Eject_into_a_missing_folder_is_an_error()
    {
        var result = await DeployProgram.RunAsync("eject", "-o", "/no/such/folder/Dockerfile");

        Assert.Equal((int)CommandExitCode.InvalidCommandLine, result.ExitCode);
        Assert.EndsWith("Create its folder, or name another file with --output.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eject_to_standard_output()
    {
        var result = (await DeployProgram.RunAsync("eject", "shop-self", "-o", "-")).Succeeded();

        Assert.StartsWith("# Made by ImageGen", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Eject_of_an_image_with_a_file_is_an_error() => (await DeployProgram.RunAsync("eject", "shop-api"))
        .Failed(CommandExitCode.InvalidCommandLine, "The Dockerfile of shop-api is a file already: api.Dockerfile. Name an image whose Dockerfile is 'auto'.");

    [Fact]
    public async Task Clean_empties_the_cache()
    {
        using var program = new DeployProgram();
        (await program.StartAsync("build", "shop-page")).Succeeded();

        var wouldFree = (await program.StartAsync("clean", "--dry-run")).Succeeded().Output;
        var freed = (await program.StartAsync("clean")).Succeeded().Output;

        Assert.Matches("^would free [0-9.]+ (k|M)?B in .*imagegen\n$", wouldFree);
        Assert.Equal(wouldFree.Replace("would free", "freed", StringComparison.Ordinal), freed);
        Assert.StartsWith("would free 0 B", (await program.StartAsync("clean", "--dry-run")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_that_of_the_program() => Assert.Equal("3.2.1\n", (await DeployProgram.RunAsync("--version")).Succeeded().Output);

    [Fact]
    public async Task Program_that_does_not_run_the_command_line_loads_neither_assembly()
    {
        var loaded = (await DeployProgram.RunAsync("loaded-assemblies")).Succeeded().Lines;

        Assert.Contains("ImageGen", loaded);
        Assert.DoesNotContain("ImageGen.CommandLine", loaded);
        Assert.DoesNotContain("System.CommandLine", loaded);
    }
}
