using ImageGen.Tests.Building.BuildKit.Nodes;
using Xunit;

namespace ImageGen.Tests.Images.Graph;

/// <summary>Images that need each other, built by nodes, which keep no image.</summary>
public sealed class NodeDependencyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_that_others_need_cannot_be_in_parts()
    {
        await using var group = await NodeGroup.StartAsync(2);
        var root = new DockerImage("acme/base:1") { Defaults = new() { Context = BuildContext.Empty, DockerfileText = group.Dockerfile } };
        var app = new DockerImage("acme/app:1") { Dependencies = [new ImageDependency { Name = "acme/base:1", Factory = () => root }] };

        var exception = await Assert.ThrowsAsync<ImageBuildException>(() =>
            app.BuildAsync(group.Options(group.Nodes("linux/arm64", "linux/amd64"), ["linux/amd64", "linux/arm64"]), Cancel));

        Assert.Contains("linux/arm64", exception.Message, StringComparison.Ordinal);
        Assert.Contains("An image that others of the program need is passed to them in an OCI layout", exception.Message, StringComparison.Ordinal);
        Assert.All(group.Daemons, daemon => Assert.Empty(daemon.Solves));
    }
}
