using ImageGen.Oci.Tests.Registries;

namespace ImageGen.CommandLine.Tests.Commands;

/// <summary><c>push</c>, to a registry on this machine.</summary>
public sealed class PushTests
{
    [Theory]
    [InlineData("push", "shop-page", "-t", "1.4.0", "-t", "latest")]
    [InlineData("build", "shop-page", "-t", "1.4.0", "-t", "latest", "--push")]
    public async Task Pushes_every_tag_and_writes_the_digest(params string[] arguments)
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var program = new DeployProgram();
        program.Environment["IMAGEGEN_DEFAULT_NAMESPACE"] = registry.Address;

        var result = (await program.StartAsync([.. arguments])).Succeeded();

        var line = Assert.Single(result.Lines);
        Assert.StartsWith(registry.Address + "/shop-page:1.4.0@sha256:", line, StringComparison.Ordinal);
        Assert.Contains("1.4.0", registry.Manifests.Keys);
        Assert.Contains("latest", registry.Manifests.Keys);
        Assert.Contains(line.Split('@')[1], registry.Manifests.Keys);
    }

    [Fact]
    public async Task Json_has_the_pushed_references()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var program = new DeployProgram();
        program.Environment["IMAGEGEN_DEFAULT_NAMESPACE"] = registry.Address;

        var result = (await program.StartAsync("push", "shop-page", "-t", "1", "--json", "--progress", "quiet")).Succeeded();

        var image = result.Json.GetProperty("images")[0];
        Assert.Equal([$"{registry.Address}/shop-page:1@{image.GetProperty("digest").GetString()}"], image.GetProperty("references").EnumerateArray().Select(each => each.GetString()));
        Assert.StartsWith("sha256:", image.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(image.GetProperty("digest").GetString(), image.GetProperty("id").GetString());
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task A_dry_run_without_a_build_pushes_nothing()
    {
        using var program = new DeployProgram();
        program.Environment["DOCKER_HOST"] = "tcp://127.0.0.1:1";

        var text = (await program.StartAsync("push", "shop-page", "--no-build", "-t", "1", "-t", "2", "--dry-run")).Succeeded();
        var json = (await program.StartAsync("push", "shop-page", "--no-build", "--dry-run", "--json")).Succeeded();

        Assert.Equal("shop-page\n  references    ghcr.io/acme/shop-page:1\n                ghcr.io/acme/shop-page:2\n  push          yes\n", text.Output);
        Assert.Equal("ghcr.io/acme/shop-page:1.0", json.Json.GetProperty("images")[0].GetProperty("references")[0].GetString());
    }
}
