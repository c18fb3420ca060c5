using System.Text;
using System.Text.Json.Nodes;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Building;

public sealed class BuildQueryTests
{
    private const string Done = $$$"""{"aux":{"ID":"{{{FakeBuilds.Id}}}"}}""";

    private static ImageBuildOptions Everything => new()
    {
        Args = { ["VERSION"] = "1=2", ["NONE"] = null, ["no_proxy"] = "mine" },
        Labels = { ["a b"] = "c\"d\n" },
        Target = "final",
        Platforms = ["linux/arm64"],
        NoCache = true,
        CacheFrom = ["acme/shop:cache", "acme/shop:other"],
        ExtraHosts = { ["db"] = "10.0.0.1", ["v6"] = "::1" },
        Network = "host",
        ShmSizeBytes = 2_000_000,
        CgroupParent = "/builds",
        Ulimits = { new Ulimit("nofile", 100, 200) },
        Classic = new ClassicBuildOptions
        {
            RemoveIntermediateContainers = false,
            ForceRemoveIntermediateContainers = true,
            Squash = true,
            MemoryBytes = 1_000_000,
            MemorySwapBytes = -1,
            CpuShares = 512,
            CpuPeriod = 100_000,
            CpuQuota = 50_000,
            CpuSetCpus = "0-1",
            CpuSetMems = "0",
            SecurityOptions = { "seccomp=unconfined" },
            Isolation = "default",
        },
    };

    [Fact]
    public async Task The_classic_builder_is_told_every_option_in_Docker_s_form()
    {
        var query = await QueryAsync(Done, engine => FakeBuilds.ClassicAsync(engine, "FROM scratch AS final", Everything));

        Assert.Equal(["acme/shop:1", "acme/shop:latest"], query["t"]);
        AssertJson("""{"HTTP_PROXY":"http://proxy:3128","NONE":null,"VERSION":"1=2","no_proxy":"mine"}""", query["buildargs"]);
        AssertJson("""{"a b":"c\"d\n"}""", query["labels"]);
        AssertJson("""["acme/shop:cache","acme/shop:other"]""", query["cachefrom"]);
        AssertJson("""[{"Name":"nofile","Soft":100,"Hard":200}]""", query["ulimits"]);
        Assert.Equal(["db:10.0.0.1", "v6:::1"], query["extrahosts"]);
        Assert.Equal(["seccomp=unconfined"], query["securityopt"]);
        AssertValues(
            query,
            ("target", "final"), ("platform", "linux/arm64"), ("nocache", "1"), ("networkmode", "host"), ("pull", "1"), ("rm", "0"), ("forcerm", "1"),
            ("squash", "1"), ("memory", "1000000"), ("memswap", "-1"), ("shmsize", "2000000"), ("cpushares", "512"), ("cpuperiod", "100000"),
            ("cpuquota", "50000"), ("cpusetcpus", "0-1"), ("cpusetmems", "0"), ("cgroupparent", "/builds"), ("isolation", "default"));
        Assert.DoesNotContain("version", query.Keys);
    }

    [Fact]
    public async Task What_is_left_alone_is_sent_only_where_the_engine_s_default_is_not_ours()
    {
        var query = await QueryAsync(Done, engine => FakeBuilds.ClassicAsync(engine, "FROM scratch", new ImageBuildOptions { UseConfigProxy = false }));

        Assert.Equal(["dockerfile", "forcerm", "nocache", "pull", "rm", "t"], query.Keys.Order(StringComparer.Ordinal));
        AssertValues(query, ("rm", "1"), ("forcerm", "0"), ("nocache", "0"), ("pull", "1"));
    }

    [Fact]
    public async Task Podman_is_told_lists_in_its_own_form_and_no_empty_arguments()
    {
        var query = await QueryAsync(Done, engine => FakeBuilds.PodmanAsync(engine, "FROM scratch AS final", Everything));

        AssertJson("""{"HTTP_PROXY":"http://proxy:3128","VERSION":"1=2","no_proxy":"mine"}""", query["buildargs"]);
        AssertJson("""["db:10.0.0.1","v6:::1"]""", query["extrahosts"]);
        AssertJson("""["nofile=100:200"]""", query["ulimits"]);
        AssertJson("""["seccomp=unconfined"]""", query["securityopt"]);
        Assert.DoesNotContain("cachefrom", query.Keys);
        Assert.DoesNotContain("q", query.Keys);
    }

    [Fact]
    public async Task A_remote_context_is_named_and_nothing_is_sent()
    {
        var options = new ImageBuildOptions { Context = "https://example.org/shop.git#main:api" };
        await using var engine = await FakeBuilds.EngineAsync(Done);

        await FakeBuilds.ClassicAsync(engine, "", options);

        var request = engine.Request("/build");
        Assert.Equal(["https://example.org/shop.git#main:api"], request.Query["remote"]);
        Assert.Empty(request.Body);
    }

    [Fact]
    public async Task Only_the_credentials_of_the_registries_that_the_Dockerfile_names_are_sent()
    {
        var options = new ImageBuildOptions
        {
            Credentials = [new("registry.example", "me", "?>secret"), new("ghcr.io", "cat", "meow"), new("unused.example", "x", "y")],
        };
        await using var engine = await FakeBuilds.EngineAsync(Done);

        await FakeBuilds.ClassicAsync(engine, "FROM registry.example/base:1 AS build\nFROM scratch\nCOPY --from=build / /\nCOPY --from=ghcr.io/acme/tools /x /\n", options);

        var header = engine.Request("/build").Headers["X-Registry-Config"];
        Assert.DoesNotMatch("[+/]", header);
        var sent = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/'))))!.AsObject();
        Assert.Equal(["ghcr.io", "registry.example"], sent.Select(each => each.Key).Order(StringComparer.Ordinal));
        Assert.Equal("?>secret", (string)sent["registry.example"]!["password"]!);
    }

    private static async Task<IReadOnlyDictionary<string, string?[]>> QueryAsync(string answer, Func<FakeEngine, Task> build)
    {
        await using var engine = await FakeBuilds.EngineAsync(answer);
        await build(engine);
        return engine.Request("/build").Query;
    }

    private static void AssertValues(IReadOnlyDictionary<string, string?[]> query, params (string Name, string Value)[] expected)
    {
        foreach (var (name, value) in expected)
        {
            Assert.Equal((name, value), (name, Assert.Single(query[name])));
        }
    }

    private static void AssertJson(string expected, string?[] actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(Assert.Single(actual)!)), Assert.Single(actual));
}
