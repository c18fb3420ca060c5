using ImageGen.Oci.Tests.Registries;

namespace ImageGen.CommandLine.Tests.Commands;

/// <summary>The exit codes, one for each kind of failure.</summary>
public sealed class ExitCodeTests
{
    [Fact]
    public async Task Missing_project_folder_is_an_invalid_input()
    {
        using var program = new DeployProgram();
        program.Environment["IMAGEGEN_PROJECT_DIRECTORY"] = "/nowhere";

        var result = await program.StartAsync("build", "shop-page");

        Assert.Equal((int)CommandExitCode.InvalidInput, result.ExitCode);
    }

    [Fact]
    public async Task Invalid_default_namespace_is_an_invalid_input()
    {
        using var program = new DeployProgram();
        program.Environment["IMAGEGEN_DEFAULT_NAMESPACE"] = "Not/Valid";

        var result = await program.StartAsync("list");

        Assert.Equal((int)CommandExitCode.InvalidInput, result.ExitCode);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Engine_that_does_not_respond()
    {
        using var program = new DeployProgram();
        program.Environment["DOCKER_HOST"] = "tcp://127.0.0.1:1";

        var result = await program.StartAsync("build", "shop-page", "--builder", "buildkit", "--progress", "quiet");

        Assert.Equal((int)CommandExitCode.EngineUnreachable, result.ExitCode);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registry_that_refuses_a_push()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Before = context =>
        {
            context.Response.StatusCode = context.Request.Method == "GET" && context.Request.Path == "/v2/" ? 200 : 403;
            return Task.FromResult(true);
        };
        using var program = new DeployProgram();
        program.Environment["IMAGEGEN_DEFAULT_NAMESPACE"] = registry.Address;

        var result = await program.StartAsync("push", "shop-page", "--progress", "quiet");

        Assert.Equal((int)CommandExitCode.PushFailed, result.ExitCode);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_cancels_the_build(string signal)
    {
        await using var build = await HangingBuild.StartAsync();

        build.Send(signal);

        Assert.Equal(((int)CommandExitCode.Canceled, "error: The command was canceled. Run it again to start over; completed steps are in the cache.\n"), await build.EndAsync());
    }

    [Fact]
    public async Task Signal_that_arrives_twice_is_one_request()
    {
        await using var build = await HangingBuild.StartAsync();

        build.Send("INT");
        build.Send("INT");

        Assert.Equal(((int)CommandExitCode.Canceled, "error: The command was canceled. Run it again to start over; completed steps are in the cache.\n"), await build.EndAsync());
    }
}
