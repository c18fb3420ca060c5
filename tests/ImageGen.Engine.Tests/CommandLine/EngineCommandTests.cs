using ImageGen.CommandLine;
using ImageGen.CommandLine.Tests.Running;
using Xunit;

namespace ImageGen.Engine.Tests.CommandLine;

/// <summary>The commands of a program, on a real engine and registry.</summary>
public sealed class EngineCommandTests : IDisposable
{
    private readonly DeployProgram _program = new();
    private readonly string _namespace = EngineEnvironment.Registry + "/cli-" + Guid.NewGuid().ToString("N");

    public EngineCommandTests()
    {
        _program.Environment["DOCKER_HOST"] = EngineEnvironment.Docker.Address.OriginalString;
        _program.Environment["IMAGEGEN_DEFAULT_NAMESPACE"] = _namespace;
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Image_is_built_and_then_pushed_without_a_build()
    {
        var built = (await _program.StartAsync("build", "shop-page", "-t", "1", "-t", "2", "--builder", "buildkit")).Succeeded();
        var pushed = (await _program.StartAsync("push", "shop-page", "-t", "1", "-t", "2", "--no-build", "--builder", "buildkit", "--json", "--progress", "quiet")).Succeeded();

        Assert.StartsWith(_namespace + "/shop-page:1", Assert.Single(built.Lines), StringComparison.Ordinal);
        var image = pushed.Json.GetProperty("images")[0];
        var digest = image.GetProperty("digest").GetString();
        Assert.Equal([$"{_namespace}/shop-page:1@{digest}", $"{_namespace}/shop-page:2@{digest}"], image.GetProperty("references").EnumerateArray().Select(each => each.GetString()));
    }

    [Fact]
    public async Task Failed_step_has_exit_code_1_and_its_line()
    {
        var result = await _program.StartAsync(
            "build", "shop-api", "--commit", "1", "--base", EngineEnvironment.BaseImage.ToString(), "--target", "test", "--builder", "buildkit", "--secret", "id=feed-token,env=PATH", "--progress", "quiet");

        Assert.Equal((int)CommandExitCode.BuildFailed, result.ExitCode);
        Assert.StartsWith("error: api.Dockerfile(13,1): ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_of_an_image_that_the_engine_does_not_have_has_exit_code_5()
    {
        var result = await _program.StartAsync("push", "shop-page", "-t", "unknown", "--no-build", "--builder", "buildkit", "--progress", "quiet");

        Assert.Equal((int)CommandExitCode.PushFailed, result.ExitCode);
        Assert.Empty(result.Output);
    }
}
