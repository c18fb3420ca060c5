namespace ImageGen.CommandLine.Tests.Commands;

/// <summary><c>build</c>, in process and without an engine.</summary>
public sealed class BuildTests
{
    [Fact]
    public async Task Standard_output_is_the_exact_reference_and_progress_goes_to_standard_error()
    {
        var result = (await DeployProgram.RunAsync("build", "shop-page", "-t", "1.4.0", "--tag", "latest")).Succeeded();

        Assert.Matches("^ghcr\\.io/acme/shop-page:1\\.4\\.0@sha256:[0-9a-f]{64}$", Assert.Single(result.Lines));
        Assert.Contains("built ghcr.io/acme/shop-page:1.4.0", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_with_every_reference()
    {
        var result = (await DeployProgram.RunAsync("build", "shop-page", "-t", "1.4.0", "-t", "registry.example.com/page:2", "--platform", "linux/amd64,linux/arm64", "--json", "--progress", "quiet")).Succeeded();

        var image = Assert.Single(result.Json.GetProperty("images").EnumerateArray());
        Assert.Equal("shop-page", image.GetProperty("name").GetString());
        Assert.Equal(["ghcr.io/acme/shop-page:1.4.0", "registry.example.com/page:2"], image.GetProperty("references").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal(["linux/amd64", "linux/arm64"], image.GetProperty("platforms").EnumerateArray().Select(each => each.GetString()));
        Assert.StartsWith("sha256:", image.GetProperty("digest").GetString(), StringComparison.Ordinal);
        Assert.InRange(image.GetProperty("duration").GetDouble(), 0.001, 300);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Image_of_one_platform_has_an_id()
    {
        var image = (await DeployProgram.RunAsync("build", "shop-page", "--json")).Succeeded().Json.GetProperty("images")[0];

        Assert.StartsWith("sha256:", image.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Empty(image.GetProperty("platforms").EnumerateArray());
    }

    [Fact]
    public async Task Several_images_are_built_in_the_order_of_the_command_line()
    {
        var result = (await DeployProgram.RunAsync("build", "shop-page", "ShopApi", "--commit", "3f2c1a9", "-t", "2")).Succeeded();

        Assert.Equal(["ghcr.io/acme/shop-page:2", "ghcr.io/acme/shop-api:2"], result.Lines.Select(line => line.Split('@')[0]));
    }

    [Fact]
    public async Task Output_is_a_folder_of_the_current_folder()
    {
        using var folder = new TemporaryFolder();
        using var program = new DeployProgram { WorkingDirectory = folder.Path };

        (await program.StartAsync("build", "shop-page", "-o", "out", "--target", "files")).Succeeded();

        Assert.Equal("<h1>Shop</h1>", File.ReadAllText(folder.At("out/site/index.html")).Trim());
    }

    [Theory]
    [InlineData("type=oci,dest=image.tar", "image.tar")]
    [InlineData("type=oci,tar=false,dest=layout", "layout/index.json")]
    [InlineData("type=docker,dest=docker.tar", "docker.tar")]
    [InlineData("type=tar,dest=files.tar", "files.tar")]
    [InlineData("type=local,dest=files", "files/site/index.html")]
    public async Task Output_in_the_form_of_the_docker_CLI(string output, string file)
    {
        using var folder = new TemporaryFolder();
        using var program = new DeployProgram { WorkingDirectory = folder.Path };

        (await program.StartAsync("build", "shop-page", "--output", output)).Succeeded();

        Assert.True(File.Exists(folder.At(file)));
    }

    [Fact]
    public async Task Failed_build_has_exit_code_1_and_the_place_in_the_Dockerfile()
    {
        var result = await DeployProgram.RunAsync("build", "shop-api", "--commit", "1", "--target", "test", "--secret", "id=feed-token,env=PATH", "--ssh", "default=/nowhere", "--progress", "quiet");

        Assert.Equal((int)CommandExitCode.BuildFailed, result.ExitCode);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("): error:", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Error_of_one_of_several_images_names_it_and_the_finished_ones_are_in_the_document()
    {
        using var program = new DeployProgram();
        program.Environment["COMMIT"] = "1";

        var result = await program.StartAsync("build", "shop-page", "shop-api", "--build-arg", "COMMIT", "--base", "127.0.0.1:1/base", "--parallel", "1", "--json", "--progress", "quiet");

        Assert.Equal((int)CommandExitCode.BuildFailed, result.ExitCode);
        Assert.Equal("shop-page", Assert.Single(result.Json.GetProperty("images").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("shop-api", result.Json.GetProperty("error").GetProperty("image").GetString());
        Assert.Equal(1, result.Json.GetProperty("error").GetProperty("exitCode").GetInt32());
        Assert.StartsWith("error: shop-api: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_trace_is_shown_only_for_bug_reports()
    {
        using var program = new DeployProgram();
        program.Environment["IMAGEGEN_DEBUG"] = "1";

        var result = await program.StartAsync("build", "shop-page", "--target", "fils");

        Assert.Contains("   at ImageGen.CommandLine", result.Error, StringComparison.Ordinal);
    }
}
