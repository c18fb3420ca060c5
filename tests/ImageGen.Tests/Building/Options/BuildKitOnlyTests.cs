using ImageGen.Building;
using ImageGen.Building.Options;
using ImageGen.Images;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Building.Options;

/// <summary>What only BuildKit obeys, the other builders refuse by its name; everything else they take.</summary>
public sealed class BuildKitOnlyTests
{
    public static TheoryData<string> OfBuildKit => [.. BuildOptionTable.OfBuild.Where(option => option.IsBuildKitOnly).Select(option => option.Name)];

    public static TheoryData<string> OfEveryBuilder => [.. BuildOptionTable.OfBuild.Where(option => !option.IsBuildKitOnly).Select(option => option.Name)];

    [Theory]
    [MemberData(nameof(OfBuildKit))]
    public async Task An_option_of_BuildKit_is_refused_by_name(string name)
    {
        await using var engine = await FakeBuilds.EngineAsync();
        var options = With(name);

        var docker = await Assert.ThrowsAsync<ImageBuildException>(() => FakeBuilds.ClassicAsync(engine, "FROM scratch", options));
        var podman = await Assert.ThrowsAsync<ImageBuildException>(() => FakeBuilds.PodmanAsync(engine, "FROM scratch", options));

        Assert.Matches($"^Only BuildKit supports {name}( \\(.*\\))?, and this build uses the classic builder\\.", docker.Message);
        Assert.Matches($"^Only BuildKit supports {name}( \\(.*\\))?, and this build uses Podman's Docker API\\.", podman.Message);
        Assert.DoesNotContain(engine.Requests, request => request.Path == "/build");
    }

    [Theory]
    [MemberData(nameof(OfEveryBuilder))]
    public async Task An_option_of_every_builder_is_not_refused(string name) =>
        BuilderLimits.RequireNothingOfBuildKit(await BuildKit.BuildRequests.WithAsync(new()) with { Options = With(name) }, "the classic builder");

    [Fact]
    public async Task Nothing_is_refused_where_nothing_is_asked_for() =>
        BuilderLimits.RequireNothingOfBuildKit(await BuildKit.BuildRequests.WithAsync(BuildOptionsMerge.Merge(new ImageBuildOptions(), null)), "the classic builder");

    private static ImageBuildOptions With(string name) => OptionSamples.With<ImageBuildOptions>(typeof(ImageBuildOptions).GetProperty(name)!);
}
