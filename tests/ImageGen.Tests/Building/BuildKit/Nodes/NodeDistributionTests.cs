using CsCheck;
using ImageGen.Building;
using ImageGen.Building.BuildKit.Nodes;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

public sealed class NodeDistributionTests
{
    private const string Image = "ghcr.io/acme/shop-api";
    private const string Runs = "FROM scratch\nCOPY x y\nRUN [\"/x\"]\n";
    private const string Copies = "FROM --platform=$BUILDPLATFORM sdk AS build\nRUN make\nFROM scratch\nCOPY --from=build x y\n";

    private static readonly NodePlatforms Amd = Node("amd", "linux/amd64", "linux/amd64/v2", "linux/386");
    private static readonly NodePlatforms Arm = Node("arm", "linux/arm64", "linux/arm/v7", "linux/arm/v6");
    private static readonly NodePlatforms Emulating = Node("emulating", "linux/amd64", "linux/386", "linux/arm64", "linux/s390x", "linux/arm/v7");

    private readonly WarningCollector _warnings = new(BuildProgress.Quiet);

    [Theory]
    [InlineData("linux/arm64")]
    [InlineData("linux/arm/v7")]
    [InlineData("linux/arm/v6")]
    public async Task A_processor_of_the_platforms_kin_is_better_than_an_emulator(string platform) =>
        Assert.Equal($"arm: {platform}", await SharesAsync([Amd, Emulating, Arm], platform));

    [Fact]
    public async Task An_emulator_is_better_than_nothing() =>
        Assert.Equal("amd: linux/amd64; emulating: linux/s390x", await SharesAsync([Amd, Arm, Emulating with { Name = "emulating", Chosen = [Platform.Parse("linux/s390x")] }], "linux/amd64", "linux/s390x"));

    [Fact]
    public async Task A_node_that_the_options_name_for_a_platform_is_better_than_any_other() =>
        Assert.Equal("emulating: linux/arm64", await SharesAsync([Arm, Emulating with { Chosen = [Platform.Parse("linux/arm64/v8")] }], "linux/arm64"));

    [Fact]
    public async Task A_node_that_the_options_name_for_some_platforms_gets_no_others() =>
        Assert.Equal("arm: linux/arm64; amd: linux/386", await SharesAsync([Amd, Arm with { Chosen = [Platform.Parse("linux/arm64")] }], "linux/arm64", "linux/386"));

    [Fact]
    public async Task Platforms_for_which_the_same_nodes_are_best_go_to_one_node_in_one_build()
    {
        NodePlatforms[] alike = [Amd with { Name = "a" }, Amd with { Name = "b" }, Amd with { Name = "c" }, Arm];

        var shares = (await WithAsync(Runs)).Share(alike, [.. Parse("linux/amd64", "linux/arm64", "linux/386", "linux/amd64")], []);

        Assert.Equal(2, shares.Length);
        Assert.Equal(Parse("linux/amd64", "linux/386"), shares[0].Platforms);
        Assert.Equal(Parse("linux/arm64"), shares[1].Platforms);
    }

    [Theory]
    [InlineData(Runs)]
    [InlineData(Copies)]
    public async Task Every_platform_is_built_once_by_a_node_that_can(string dockerfile)
    {
        var distribution = await WithAsync(dockerfile);
        Gen.Int[0, 3].Select(each => new[] { Amd, Arm, Emulating, Node("windows", "windows/amd64") }[each]).Array[1, 5]
            .Select(Gen.Int[0, 5].Select(each => new[] { "linux/amd64", "linux/386", "linux/arm64", "linux/arm/v7", "linux/s390x", "windows/amd64" }[each]).Array[1, 6])
            .Sample((kinds, asked) =>
            {
                NodePlatforms[] nodes = [.. kinds.Select((kind, number) => kind with { Name = $"{kind.Name}-{number}" })];
                List<Platform> platforms = [.. Parse(asked)];
                if (platforms.Exists(platform => Array.TrueForAll(nodes, node => node.For(platform) is NodeFit.None)))
                {
                    Assert.Throws<ImageBuildException>(() => distribution.Share(nodes, platforms, []));
                    return;
                }

                var shares = distribution.Share(nodes, platforms, []);

                Assert.Equal(platforms.Select(each => each.ToString()).Distinct().Order(), shares.SelectMany(share => share.Platforms).Select(each => each.ToString()).Order());
                Assert.All(shares, share =>
                {
                    var node = Array.Find(nodes, each => each.Name == share.Node)!;
                    Assert.All(share.Platforms, platform => Assert.Equal(nodes.Min(each => each.For(platform)), node.For(platform)));
                });
                Assert.Equal(shares.Length, shares.Select(share => share.Node).Distinct().Count());
            });
    }

    [Fact]
    public async Task A_platform_that_runs_nothing_goes_to_a_node_that_builds_another_one()
    {
        Assert.Equal("amd: linux/amd64, linux/s390x", await CopiesAsync([Amd, Arm], "linux/amd64", "linux/s390x"));
        Assert.Equal("arm: linux/s390x, linux/arm64", await CopiesAsync([Amd, Arm], "linux/s390x", "linux/arm64"));
        Assert.Equal("amd: linux/amd64, linux/arm64", await CopiesAsync([Amd], "linux/amd64", "linux/arm64"));
    }

    [Fact]
    public async Task Platforms_that_run_nothing_share_the_node_of_the_image()
    {
        NodePlatforms[] alike = [Amd with { Name = "a" }, Amd with { Name = "b" }, Amd with { Name = "c" }];
        var first = RendezvousOrder.Sort(alike, Image).First().Name;

        Assert.Equal($"{first}: linux/s390x, linux/arm64", await CopiesAsync(alike, "linux/s390x", "linux/arm64"));
    }

    [Fact]
    public async Task A_node_that_runs_the_platform_is_better_than_one_that_only_copies() =>
        Assert.Equal("emulating: linux/s390x; amd: linux/amd64", await CopiesAsync([Amd, Arm, Emulating with { Chosen = [Platform.Parse("linux/s390x")] }], "linux/s390x", "linux/amd64"));

    [Fact]
    public async Task A_node_with_assigned_platforms_or_another_operating_system_gets_no_platform_that_runs_nothing()
    {
        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => CopiesAsync([Amd with { Chosen = [Platform.Parse("linux/amd64")] }, Node("windows", "windows/amd64")], "linux/arm64"));

        Assert.Contains("No BuildKit node builds for linux/arm64. The nodes are:\n  amd: linux/amd64\n  windows: windows/amd64\n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_no_node_reports_to_run_is_a_warning_with_its_line_and_what_to_do()
    {
        Assert.Equal("amd: linux/amd64, linux/arm64", await SharesAsync([Amd], "linux/amd64", "linux/arm64"));

        var warning = Assert.Single(_warnings.Warnings);
        Assert.Equal(3, warning.Line);
        Assert.Equal("this step runs on linux/arm64, and no BuildKit node reports that it runs programs for linux/arm64.", warning.Message);
        Assert.Contains("tonistiigi/binfmt --install arm64", warning.Detail, StringComparison.Ordinal);
        Assert.Contains("BuildKitNode.Platforms", warning.Detail, StringComparison.Ordinal);
        Assert.Contains("FROM --platform=$BUILDPLATFORM", warning.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_warning_is_given_once()
    {
        var distribution = await WithAsync(Runs);
        _ = distribution.Share([Amd], [.. Parse("linux/arm64")], []);
        _ = distribution.Share([Amd], [.. Parse("linux/arm64")], []);

        Assert.Single(_warnings.Warnings);
    }

    [Fact]
    public async Task The_target_the_arguments_and_the_named_contexts_decide_what_runs()
    {
        const string Text = "ARG TOOLS=$TARGETPLATFORM\nFROM --platform=$TOOLS sdk AS tools\nRUN make\nFROM scratch AS copy\nCOPY --from=tools x y\nFROM scratch AS last\n";

        Assert.Equal("amd: linux/arm64", await SharesAsync(Text, new(), [Amd], "linux/arm64"));
        Assert.Empty(_warnings.Warnings);
        _ = await SharesAsync(Text, new() { Target = "copy" }, [Amd], "linux/arm64");
        Assert.Equal(3, Assert.Single(_warnings.Warnings).Line);
        Assert.Equal("amd: linux/arm64", await SharesAsync(Text, new() { Target = "copy", Args = { ["TOOLS"] = "linux/amd64" } }, [Amd], "linux/arm64"));
        Assert.Equal("amd: linux/arm64", await SharesAsync(Text, new() { Target = "copy", NamedContexts = { ["tools"] = NamedContext.FromDirectory(Path.GetTempPath()) } }, [Amd], "linux/arm64"));
        Assert.Single(_warnings.Warnings);
    }

    [Fact]
    public async Task A_dockerfile_that_only_the_node_can_read_is_left_to_it()
    {
        Assert.Equal("amd: linux/arm64", await SharesAsync("", new() { Context = BuildContext.FromUrl("https://github.com/acme/shop.git") }, [Amd], "linux/arm64"));
        Assert.Equal("amd: linux/arm64", await SharesAsync("# syntax=acme/frontend\n" + Runs, new(), [Amd], "linux/arm64"));
        Assert.Equal("amd: linux/arm64", await SharesAsync(Runs + "NONSENSE\n", new(), [Amd], "linux/arm64"));
        Assert.Equal("amd: linux/arm64", await SharesAsync(Runs, new() { Args = { ["BUILDKIT_SYNTAX"] = "acme/frontend" } }, [Amd], "linux/arm64"));
        Assert.Empty(_warnings.Warnings);
    }

    [Fact]
    public async Task A_platform_without_a_node_is_told_with_what_there_is()
    {
        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => SharesAsync([Amd, Arm], "linux/amd64", "windows/amd64"));

        Assert.Contains("windows/amd64", exception.Message, StringComparison.Ordinal);
        Assert.Contains("\n  amd: linux/amd64, linux/amd64/v2, linux/386\n  arm: linux/arm64", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_whose_node_is_out_of_reach_is_told_with_that_node()
    {
        var distribution = await WithAsync(Runs);

        var exception = Assert.Throws<ImageBuildException>(() => distribution.Share([Amd], [.. Parse("linux/arm64")], ["tcp://arm:1234 (from BUILDKIT_HOST)"]));

        Assert.Contains("\n  tcp://arm:1234 (from BUILDKIT_HOST): cannot be reached", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_platform_one_of_several_like_nodes_builds_for_its_own()
    {
        var share = Assert.Single((await WithAsync(Runs)).Share([Amd, Emulating], [], []));

        Assert.Empty(share.Platforms);
    }

    [Fact]
    public async Task Without_a_platform_unlike_nodes_are_not_guessed_among()
    {
        var exception = await Assert.ThrowsAsync<ImageBuildException>(() => SharesAsync([Amd, Arm]));

        Assert.Contains("ImageBuildOptions.Platforms", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_of_the_operating_system_needs_no_node_of_its_own() =>
        Assert.Equal("windows: windows(10.0.17763)/amd64", await SharesAsync([Amd, Node("windows", "windows/amd64")], "windows(10.0.17763)/amd64"));

    private static NodePlatforms Node(string name, params string[] platforms) => new(name, [], [.. Parse(platforms)]);

    private static IEnumerable<Platform> Parse(params string[] platforms) => platforms.Select(Platform.Parse);

    private async Task<NodeDistribution> WithAsync(string dockerfile, ImageBuildOptions? options = null) =>
        new(Image, new TargetRuns(await BuildRequests.WithAsync(options ?? new(), dockerfile)), _warnings);

    private Task<string> SharesAsync(NodePlatforms[] nodes, params string[] platforms) => SharesAsync(Runs, new(), nodes, platforms);

    private Task<string> CopiesAsync(NodePlatforms[] nodes, params string[] platforms) => SharesAsync(Copies, new(), nodes, platforms);

    private async Task<string> SharesAsync(string dockerfile, ImageBuildOptions options, NodePlatforms[] nodes, params string[] platforms) => string.Join(
        "; ", (await WithAsync(dockerfile, options)).Share(nodes, [.. Parse(platforms)], []).Select(share => $"{share.Node}: {string.Join(", ", share.Platforms)}"));
}
