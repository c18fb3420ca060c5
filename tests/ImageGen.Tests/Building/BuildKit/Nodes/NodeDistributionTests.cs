using CsCheck;
using ImageGen.Building.BuildKit.Nodes;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit.Nodes;

public sealed class NodeDistributionTests
{
    private const string Image = "ghcr.io/acme/shop-api";

    private static readonly NodePlatforms Amd = Node("amd", "linux/amd64", "linux/amd64/v2", "linux/386");
    private static readonly NodePlatforms Arm = Node("arm", "linux/arm64", "linux/arm/v7", "linux/arm/v6");
    private static readonly NodePlatforms Emulating = Node("emulating", "linux/amd64", "linux/386", "linux/arm64", "linux/s390x", "linux/arm/v7");

    [Theory]
    [InlineData("linux/arm64")]
    [InlineData("linux/arm/v7")]
    [InlineData("linux/arm/v6")]
    public void A_processor_of_the_platforms_kin_is_better_than_an_emulator(string platform) =>
        Assert.Equal($"arm: {platform}", Shares([Amd, Emulating, Arm], platform));

    [Fact]
    public void An_emulator_is_better_than_nothing() =>
        Assert.Equal("amd: linux/amd64; emulating: linux/s390x", Shares([Amd, Arm, Emulating with { Name = "emulating", Chosen = [Platform.Parse("linux/s390x")] }], "linux/amd64", "linux/s390x"));

    [Fact]
    public void A_node_that_the_options_name_for_a_platform_is_better_than_any_other() =>
        Assert.Equal("emulating: linux/arm64", Shares([Arm, Emulating with { Chosen = [Platform.Parse("linux/arm64/v8")] }], "linux/arm64"));

    [Fact]
    public void A_node_that_the_options_name_for_some_platforms_gets_no_others() =>
        Assert.Equal("arm: linux/arm64; amd: linux/386", Shares([Amd, Arm with { Chosen = [Platform.Parse("linux/arm64")] }], "linux/arm64", "linux/386"));

    [Fact]
    public void Platforms_for_which_the_same_nodes_are_best_go_to_one_node_in_one_build()
    {
        NodePlatforms[] alike = [Amd with { Name = "a" }, Amd with { Name = "b" }, Amd with { Name = "c" }, Arm];

        var shares = NodeDistribution.Share(alike, [.. Parse("linux/amd64", "linux/arm64", "linux/386", "linux/amd64")], Image, []);

        Assert.Equal(2, shares.Length);
        Assert.Equal(Parse("linux/amd64", "linux/386"), shares[0].Platforms);
        Assert.Equal(Parse("linux/arm64"), shares[1].Platforms);
    }

    [Fact]
    public void Every_platform_is_built_once_by_a_node_that_can() =>
        Gen.Int[0, 3].Select(each => new[] { Amd, Arm, Emulating, Node("windows", "windows/amd64") }[each]).Array[1, 5]
            .Select(Gen.Int[0, 5].Select(each => new[] { "linux/amd64", "linux/386", "linux/arm64", "linux/arm/v7", "linux/s390x", "windows/amd64" }[each]).Array[1, 6])
            .Sample((kinds, asked) =>
            {
                NodePlatforms[] nodes = [.. kinds.Select((kind, number) => kind with { Name = $"{kind.Name}-{number}" })];
                List<Platform> platforms = [.. Parse(asked)];
                if (platforms.Exists(platform => Array.TrueForAll(nodes, node => node.For(platform) is NodeFit.None)))
                {
                    Assert.Throws<ImageBuildException>(() => NodeDistribution.Share(nodes, platforms, Image, []));
                    return;
                }

                var shares = NodeDistribution.Share(nodes, platforms, Image, []);

                Assert.Equal(platforms.Select(each => each.ToString()).Distinct().Order(), shares.SelectMany(share => share.Platforms).Select(each => each.ToString()).Order());
                Assert.All(shares, share =>
                {
                    var node = Array.Find(nodes, each => each.Name == share.Node)!;
                    Assert.All(share.Platforms, platform => Assert.Equal(nodes.Min(each => each.For(platform)), node.For(platform)));
                });
                Assert.Equal(shares.Length, shares.Select(share => share.Node).Distinct().Count());
            });

    [Fact]
    public void A_platform_without_a_node_is_told_with_what_there_is()
    {
        var exception = Assert.Throws<ImageBuildException>(() => Shares([Amd, Arm], "linux/amd64", "linux/riscv64"));

        Assert.Contains("linux/riscv64", exception.Message, StringComparison.Ordinal);
        Assert.Contains("\n  amd: linux/amd64, linux/amd64/v2, linux/386\n  arm: linux/arm64", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_whose_node_is_out_of_reach_is_told_with_that_node()
    {
        var exception = Assert.Throws<ImageBuildException>(() => NodeDistribution.Share([Amd], [.. Parse("linux/arm64")], Image, ["tcp://arm:1234 (from BUILDKIT_HOST)"]));

        Assert.Contains("\n  tcp://arm:1234 (from BUILDKIT_HOST): cannot be reached", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_platform_one_of_several_like_nodes_builds_for_its_own()
    {
        var share = Assert.Single(NodeDistribution.Share([Amd, Emulating], [], Image, []));

        Assert.Empty(share.Platforms);
    }

    [Fact]
    public void Without_a_platform_unlike_nodes_are_not_guessed_among()
    {
        var exception = Assert.Throws<ImageBuildException>(() => Shares([Amd, Arm]));

        Assert.Contains("ImageBuildOptions.Platforms", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_of_the_operating_system_needs_no_node_of_its_own() =>
        Assert.Equal("windows: windows(10.0.17763)/amd64", Shares([Amd, Node("windows", "windows/amd64")], "windows(10.0.17763)/amd64"));

    private static NodePlatforms Node(string name, params string[] platforms) => new(name, [], [.. Parse(platforms)]);

    private static IEnumerable<Platform> Parse(params string[] platforms) => platforms.Select(Platform.Parse);

    private static string Shares(NodePlatforms[] nodes, params string[] platforms) => string.Join(
        "; ", NodeDistribution.Share(nodes, [.. Parse(platforms)], Image, []).Select(share => $"{share.Node}: {string.Join(", ", share.Platforms)}"));
}
