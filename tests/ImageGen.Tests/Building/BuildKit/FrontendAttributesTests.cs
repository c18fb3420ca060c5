using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.BuildKit.Requests;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

public sealed class FrontendAttributesTests
{
    [Fact]
    public async Task Every_option_has_its_attribute()
    {
        var attributes = await OfAsync(new ImageBuildOptions
        {
            Args = { ["VERSION"] = "1=2", ["NONE"] = null, ["no_proxy"] = "mine" },
            Labels = { ["a b"] = "c\"d\n" },
            Target = "final",
            Platforms = ["linux/arm64", "linux/arm/v7"],
            Pull = false,
            NoCacheFilter = { "build", "test" },
            ExtraHosts = { ["db"] = "10.0.0.1", ["host"] = "host-gateway", ["v6"] = "[::1]" },
            Network = "host",
            ShmSizeBytes = 2_000_000,
            CgroupParent = "/builds",
            Ulimits = { new Ulimit("nofile", 100, 200), new Ulimit("core", 0, -1) },
            NamedContexts = { ["lib"] = NamedContext.FromImage("acme/lib") },
            Provenance = ProvenanceMode.Max,
            Sbom = true,
            SbomGenerator = "acme/scanner:2",
            SourceDateEpoch = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_999),
            UseBuiltInFrontend = true,
            Classic = new() { MemoryBytes = 1, MemorySwapBytes = -1, CpuShares = 2, CpuPeriod = 3, CpuQuota = 4, CpuSetCpus = "0-1", CpuSetMems = "0" },
        });

        Assert.Equal(
            [
                new("add-hosts", "db=10.0.0.1,host=172.17.0.1,v6=::1"),
                new("attest:provenance", "mode=max"),
                new("attest:sbom", "generator=acme/scanner:2"),
                new("build-arg:HTTP_PROXY", "http://proxy:3128"),
                new("build-arg:SOURCE_DATE_EPOCH", "1700000000"),
                new("build-arg:VERSION", "1=2"),
                new("build-arg:no_proxy", "mine"),
                new("cgroup-parent", "/builds"),
                new("cmdline", ""),
                new("cpuperiod", "3"),
                new("cpuquota", "4"),
                new("cpusetcpus", "0-1"),
                new("cpusetmems", "0"),
                new("cpushares", "2"),
                new("force-network-mode", "host"),
                new("frontend.caps", "moby.buildkit.frontend.contexts+forward"),
                new("image-resolve-mode", "local"),
                new("label:a b", "c\"d\n"),
                new("memory", "1"),
                new("memswap", "-1"),
                new("no-cache", "build,test"),
                new("platform", "linux/arm64,linux/arm/v7"),
                new("shm-size", "2000000"),
                new("target", "final"),
                new KeyValuePair<string, string>("ulimit", "nofile=100:200,core=0:-1"),
            ],
            attributes);
    }

    [Fact]
    public async Task Nothing_asked_is_nothing_said_but_that_base_images_are_pulled() =>
        Assert.Equal([new KeyValuePair<string, string>("image-resolve-mode", "pull")], await OfAsync(new() { UseConfigProxy = false }));

    [Fact]
    public async Task Provenance_has_its_parameters_in_one_line_of_CSV()
    {
        Assert.Equal(
            "mode=min,builder-id=https://ci.example/builder,filename=build.json,reproducible=true,inline-only=true,version=v1",
            await ProvenanceAsync(new()
            {
                Provenance = ProvenanceMode.Min,
                ProvenanceParameters = new() { BuilderId = "https://ci.example/builder", FileName = "build.json", Reproducible = true, InlineOnly = true, Version = ProvenanceVersion.Slsa1 },
            }));
        Assert.Equal("mode=max,version=v0.2", await ProvenanceAsync(new() { Provenance = ProvenanceMode.Max, ProvenanceParameters = new() { Version = ProvenanceVersion.Slsa02 } }));
        Assert.Equal("mode=max", await ProvenanceAsync(new() { Provenance = ProvenanceMode.Max, ProvenanceParameters = new() }));
        Assert.Equal(
            "mode=max,\"builder-id=a,b \"\"c\"\" d=e\"",
            await ProvenanceAsync(new() { Provenance = ProvenanceMode.Max, ProvenanceParameters = new() { BuilderId = "a,b \"c\" d=e" } }));

        static async Task<string> ProvenanceAsync(ImageBuildOptions options) => (await OfAsync(options))["attest:provenance"];
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ProvenanceMode.None)]
    public async Task Parameters_alone_ask_for_no_provenance(ProvenanceMode? mode) =>
        Assert.DoesNotContain("attest:provenance", (await OfAsync(new() { Provenance = mode, ProvenanceParameters = new() { BuilderId = "a" } })).Keys);

    [Fact]
    public async Task No_cache_at_all_is_more_than_some_stages() =>
        Assert.Equal("", (await OfAsync(new() { NoCache = true, NoCacheFilter = { "build" } }))["no-cache"]);

    [Theory]
    [InlineData("FROM acme/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n", "local")]
    [InlineData("FROM acme/base@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nCOPY --from=acme/tools:1 /a /a\n", "pull")]
    [InlineData("FROM acme/base:1\n", "pull")]
    public async Task Images_that_a_digest_pins_are_not_looked_for_anew(string dockerfile, string mode) =>
        Assert.Equal(mode, (await OfAsync(new(), dockerfile))["image-resolve-mode"]);

    [Fact]
    public async Task An_image_that_stands_in_for_a_stage_is_looked_for_anew_unless_a_digest_pins_it()
    {
        var digest = "@sha256:" + new string('0', 64);

        Assert.Equal("pull", await ModeAsync("acme/tools:1"));
        Assert.Equal("local", await ModeAsync("acme/tools:1" + digest));

        async Task<string> ModeAsync(string image) =>
            (await OfAsync(new() { NamedContexts = { ["tools"] = NamedContext.FromImage(image) } }, $"FROM acme/base{digest} AS tools\nFROM acme/base{digest}\nCOPY --from=tools /a /a\n"))["image-resolve-mode"];
    }

    [Fact]
    public async Task An_engine_that_does_not_know_its_own_address_is_not_asked_for_it()
    {
        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => OfAsync(
            new() { ExtraHosts = { ["host"] = "host-gateway" } }, daemon: BuildRequests.GraphDriver with { HostGateway = null, Name = "Docker Engine 20.10.24" }));

        Assert.Contains("Docker Engine 20.10.24 does not report the address of host-gateway", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipelines_time_holds_where_the_program_names_none()
    {
        Assert.Equal("1700000000", await EpochAsync(new()));
        Assert.Equal("0", await EpochAsync(new() { SourceDateEpoch = DateTimeOffset.UnixEpoch }));
        Assert.Equal("5", await EpochAsync(new() { Args = { ["SOURCE_DATE_EPOCH"] = "5" } }));
        Assert.Equal("0", await EpochAsync(new() { Args = { ["SOURCE_DATE_EPOCH"] = "5" }, SourceDateEpoch = DateTimeOffset.UnixEpoch }));

        static async Task<string> EpochAsync(ImageBuildOptions options) =>
            (await OfAsync(options, environment: name => name == "SOURCE_DATE_EPOCH" ? "1700000000" : null))["build-arg:SOURCE_DATE_EPOCH"];
    }

    private static async Task<SortedList<string, string>> OfAsync(
        ImageBuildOptions options, string dockerfile = "FROM scratch\n", BuildKitDaemon? daemon = null, Func<string, string?>? environment = null) => FrontendAttributes.Create(
            await BuildRequests.WithAsync(options, dockerfile), daemon ?? BuildRequests.GraphDriver, ImageGen.Dockerfile.Parse(dockerfile), environment ?? (_ => null));
}
