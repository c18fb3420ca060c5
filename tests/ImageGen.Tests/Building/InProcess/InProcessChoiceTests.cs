using ImageGen.Building;
using ImageGen.Tests.Building.BuildKit;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Building.InProcess;

/// <summary>This process builds where no engine responds and nobody expects one.</summary>
public sealed class InProcessChoiceTests
{
    [Fact]
    public async Task The_options_choose_it() =>
        Assert.Equal((ImageBuilder.InProcess, "this process"), await OpenAsync(new() { Builder = ImageBuilder.InProcess }, ("DOCKER_HOST", "tcp://127.0.0.1:1")));

    [Fact]
    public async Task It_is_chosen_where_no_engine_responds() =>
        Assert.Equal((ImageBuilder.InProcess, "this process, because no engine responds"), await OpenAsync(new()));

    [Fact]
    public async Task An_engine_that_the_environment_or_the_options_name_must_respond()
    {
        await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync(new(), ("DOCKER_HOST", "tcp://127.0.0.1:1")));
        await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync(new() { Engine = EngineEndpoint.Parse("tcp://127.0.0.1:1") }));
        await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync(new() { Builder = ImageBuilder.BuildKit }));
        await Assert.ThrowsAsync<EngineUnreachableException>(() => OpenAsync(new(), ("DOCKER_CONTEXT", "missing")));
    }

    [Fact]
    public async Task A_build_that_needs_an_engine_says_that_none_responds()
    {
        await using var ready = await ImageBuilders.OpenAsync(new(), TestEnvironment.Empty, TestContext.Current.CancellationToken);
        var request = await BuildRequests.WithAsync(new(), "FROM scratch\nRUN [\"/x\"]\n");

        var exception = await Assert.ThrowsAsync<EngineUnreachableException>(() => ready.Builder.BuildAsync(request, BuildProgress.Quiet, TestContext.Current.CancellationToken));

        Assert.Contains("docker.sock", exception.Message, StringComparison.Ordinal);
        Assert.Contains("(2,1): error: this step runs a command, which needs an engine.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(ImageBuilder.InProcess), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_not_valid_is_not_blamed_on_the_engine()
    {
        await using var ready = await ImageBuilders.OpenAsync(new(), TestEnvironment.Empty, TestContext.Current.CancellationToken);
        var file = Path.GetTempFileName();
        try
        {
            var request = await BuildRequests.WithAsync(new() { Outputs = { BuildOutput.Directory(file) } }, "FROM scratch\n");

            var exception = await Assert.ThrowsAsync<ImageBuildException>(() => ready.Builder.BuildAsync(request, BuildProgress.Quiet, TestContext.Current.CancellationToken));

            Assert.StartsWith($"The output '{file}' must be a folder", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(ImageBuilder Kind, string Name)> OpenAsync(ImageBuildOptions options, params (string Name, string Value)[] variables)
    {
        await using var ready = await ImageBuilders.OpenAsync(options, TestEnvironment.In("/nonexistent", variables), TestContext.Current.CancellationToken);
        return (ready.Builder.Kind, ready.Name);
    }
}
