using ImageGen.Engines;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

public sealed class KilledEngineTests
{
    [Theory, InlineData(ImageBuilder.BuildKit), InlineData(ImageBuilder.Classic)]
    public async Task An_engine_that_is_killed_in_the_middle_of_a_build_is_said_to_be_gone(ImageBuilder builder)
    {
        await using var engine = await PrivateEngine.StartAsync(TestContext.Current.CancellationToken);
        await using var workshop = await Workshop.OpenAsync(engine.Endpoint, builder);
        await using (var shared = await EngineConnection.OpenAsync(EngineEnvironment.Docker, logger: null, TestContext.Current.CancellationToken))
        {
            // The registry is not in this engine's network.
            await EngineContainers.CopyImageAsync(shared, workshop.Connection, EngineEnvironment.BaseImage);
        }

        // Without a bridge, the host's network is the only one that this engine has.
        var build = workshop.BuildAsync(
            ImageReference.Parse("imagegen-building/killed:1"), "FROM $BASE\nRUN echo it runs; sleep 600\n", new ImageBuildOptions { Network = "host", Pull = false });
        var runs = workshop.Progress.WaitForAsync(each => each is StepOutput { Text: var text } && text.Contains("it runs", StringComparison.Ordinal));
        if (await Task.WhenAny(build, runs) == build)
        {
            await build;
        }

        engine.Kill();

        var failure = await Assert.ThrowsAsync<EngineUnreachableException>(() => build);
        Assert.Contains(engine.Endpoint.ToString(), failure.Message, StringComparison.Ordinal);
    }
}
