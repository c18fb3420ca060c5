using ImageGen.BuildKit.StandIn.Solving;
using ImageGen.Tests.Engines;
using ImageGen.Tests.Images;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

/// <summary>Nodes keep no image after a build, so they push within it or not at all.</summary>
public sealed class NodePushTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nodes_built_cannot_be_pushed_later_and_nothing_is_built_again()
    {
        await using var group = await NodeGroup.StartAsync(1);
        var built = await group.Image.BuildAsync(group.Options(group.Nodes(), tags: ["2.0", "latest"]), Cancel);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => built.PushAsync(cancellationToken: Cancel));

        Assert.Equal((PushFailureReason.ImageNotFound, built.Reference), (exception.Reason, exception.Reference));
        Assert.Contains("Use BuildAndPushAsync", exception.Message, StringComparison.Ordinal);
        Assert.Single(group.Daemons[0].Solves);
        Assert.Empty(group.Registry.Requests);
    }

    [Fact]
    public async Task What_nodes_pushed_in_the_build_is_not_pushed_again()
    {
        await using var group = await NodeGroup.StartAsync(1);
        var built = await group.Image.BuildAsync(group.Options(group.Nodes(), outputs: BuildOutput.Image(push: true)), Cancel);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => built.PushAsync(cancellationToken: Cancel));

        Assert.NotNull(built.Digest);
        Assert.Contains("cannot be pushed again", exception.Message, StringComparison.Ordinal);
        Assert.Contains("BuildAndPushAsync", exception.Message, StringComparison.Ordinal);
        Assert.Single(group.Daemons[0].Solves);
    }

    [Fact]
    public async Task A_push_of_an_image_that_nodes_build_is_refused_before_and_after_a_build()
    {
        await using var group = await NodeGroup.StartAsync(1);
        var image = new DockerImage("ghcr.io/acme/api:1.0") { Defaults = group.Options(group.Nodes()) };
        var before = await Assert.ThrowsAsync<ImagePushException>(() => image.PushAsync(cancellationToken: Cancel));
        _ = await image.BuildAsync(cancellationToken: Cancel);

        var after = await Assert.ThrowsAsync<ImagePushException>(() => image.PushAsync(new() { Tags = ["1.0"] }, Cancel));

        Assert.Equal(before.Message, after.Message);
        Assert.Equal(PushFailureReason.ImageNotFound, after.Reason);
        Assert.Contains("BuildAndPushAsync", after.Message, StringComparison.Ordinal);
        Assert.Contains("ImagePushOptions.Engine", after.Message, StringComparison.Ordinal);
        Assert.Single(group.Daemons[0].Solves);
    }

    [Fact]
    public async Task An_engine_that_the_push_names_pushes_what_it_has()
    {
        await using var group = await NodeGroup.StartAsync(1);
        await using var engine = await BuildEngine.StartAsync();
        var image = new DockerImage("registry.test/acme/api:1.0") { Defaults = group.Options(group.Nodes()) };
        var built = await image.BuildAsync(cancellationToken: Cancel);

        _ = await built.PushAsync(new() { Engine = engine.Engine.Endpoint }, Cancel);
        _ = await image.PushAsync(new() { Engine = engine.Engine.Endpoint, Tags = ["latest"] }, Cancel);

        Assert.Equal(["1.0", "latest"], engine.Pushes.Select(push => push.Query["tag"][0]));
    }

    [Fact]
    public async Task What_an_engine_has_loaded_from_a_node_is_pushed_by_that_engine()
    {
        await using var group = await NodeGroup.StartAsync(1);
        await using var engine = await BuildEngine.StartAsync();
        group.Daemons[0].Script = DockerfileScript.RunAsync;
        engine.Engine.Answer("POST", "/images/load", """{"stream":"Loaded image"}""");
        var built = await new DockerImage("registry.test/acme/api:1.0").BuildAsync(
            group.Options(group.Nodes(), tags: ["1.0", "latest"], outputs: BuildOutput.DockerEngine(engine.Engine.Endpoint)), Cancel);

        _ = await built.PushAsync(cancellationToken: Cancel);

        Assert.Equal(["1.0", "latest"], engine.Pushes.Select(push => push.Query["tag"][0]));
    }

    [Fact]
    public async Task The_tags_of_a_push_are_some_of_those_that_the_build_gives()
    {
        await using var group = await NodeGroup.StartAsync(1);
        var options = group.Options(group.Nodes(), tags: ["1.0", "latest"]);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => group.Image.BuildAndPushAsync(options, new() { Tags = ["3.0"] }, Cancel));
        Assert.Contains("'3.0'", exception.Message, StringComparison.Ordinal);
        Assert.Empty(group.Daemons[0].Solves);

        var pushed = await group.Image.BuildAndPushAsync(options, new() { Tags = ["latest"] }, Cancel);
        Assert.Equal("latest", Assert.Single(pushed.References).Tag!.ToString());
    }
}
