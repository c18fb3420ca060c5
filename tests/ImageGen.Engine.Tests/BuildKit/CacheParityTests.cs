using ImageGen.BuildKit;
using ImageGen.Engine.Tests.Building;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.BuildKit;

/// <summary>To an engine, a folder is the same whoever sends it: what the docker CLI has built is cached for us, and the other way round.</summary>
public sealed class CacheParityTests
{
    [Theory]
    [InlineData("all", 2, SessionTransport.Auto)]
    [InlineData("all", 2, SessionTransport.ControlStream)]
    [InlineData("parts", 6, SessionTransport.Auto)]
    public async Task What_the_docker_CLI_has_built_is_cached_for_us(string target, int steps, SessionTransport transport)
    {
        using var folder = new HostileFolder();
        await using var client = SolveClient.Connect();
        var theirs = await DockerCli.BuildAsync(folder.FullPath, target);

        var ours = await client.BuildAsync(folder.FullPath, target, transport);

        Assert.Equal((steps, theirs.ImageId), (ours.Steps.Count, ours.ImageId));
        Assert.Equal(theirs.Steps.Select(step => step.Name), ours.Steps.Select(step => step.Name));
        Assert.All(theirs.Steps, step => Assert.False(step.IsCached, step.Name));
        Assert.All(ours.Steps, step => Assert.True(step.IsCached, step.Name));
    }

    [Theory]
    [InlineData("all", 2)]
    [InlineData("parts", 6)]
    public async Task What_we_have_built_is_cached_for_the_docker_CLI(string target, int steps)
    {
        using var folder = new HostileFolder();
        await using var client = SolveClient.Connect();
        var ours = await client.BuildAsync(folder.FullPath, target);

        var theirs = await DockerCli.BuildAsync(folder.FullPath, target);

        Assert.Equal((steps, ours.ImageId), (theirs.Steps.Count, theirs.ImageId));
        Assert.All(ours.Steps, step => Assert.False(step.IsCached, step.Name));
        Assert.All(theirs.Steps, step => Assert.True(step.IsCached, step.Name));
    }

    [Fact]
    public async Task An_image_of_ours_is_the_one_of_the_docker_CLI()
    {
        using var folder = new HostileFolder();
        var theirs = await DockerCli.BuildAsync(folder.FullPath, "parts");
        var image = new DockerImage($"imagegen-buildkit/{Guid.NewGuid():n}", dockerfile: "Dockerfile") { ProjectDirectory = folder.FullPath };
        var progress = new EventRecord();

        var ours = await image.BuildAsync(new() { Engine = EngineEnvironment.Docker, Target = "parts", Pull = false, Progress = progress });

        Assert.Equal(theirs.ImageId, ours.Id!.ToString());
        Assert.All(progress.Events.OfType<StepCompleted>().Where(step => DockerCli.IsStep(step.Name)), step => Assert.True(step.Cached, step.Name));
        _ = await DockerCli.RunAsync("image", "rm", "--no-prune", ours.References[0].ToString());
    }
}
