using ImageGen.Auto;
using ImageGen.Building.BuildKit.Nodes;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

public sealed class TargetRunsTests
{
    private static readonly Platform Arm = Platform.Parse("linux/arm64");
    private static readonly Platform Amd = Platform.Parse("linux/amd64");

    [Theory]
    [InlineData("FROM --platform=$BUILDPLATFORM sdk\nRUN dotnet publish\nFROM runtime\nRUN apt-get install -y curl\n", "Without Packages, the image needs no such step.")]
    [InlineData("FROM sdk\nRUN dotnet publish\nFROM runtime\nCOPY --from=0 x y\n", "Without native code (PublishAot), the image needs no such step.")]
    public async Task The_settings_that_a_generated_step_comes_from_are_named(string dockerfile, string advice)
    {
        var request = await BuildRequests.WithAsync(new(), dockerfile);
        request = request with { Context = request.Context with { DockerfilePath = AutoDefinition.DisplayPath } };
        var runs = new TargetRuns(request);

        var exception = runs.Refuse(runs.Find(Arm, Amd)!, Arm, "\n  amd: linux/amd64");

        Assert.StartsWith("Dockerfile (auto)(", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(advice, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("FROM --platform", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configured_proxies_are_arguments_too()
    {
        const string Text = "ARG HTTP_PROXY\nFROM --platform=${HTTP_PROXY:+linux/amd64} a\nRUN true\n";

        Assert.Null(new TargetRuns(await BuildRequests.WithAsync(new(), Text)).Find(Arm, Amd));
        Assert.NotNull(new TargetRuns(await BuildRequests.WithAsync(new() { UseConfigProxy = false }, Text)).Find(Arm, Amd));
    }
}
