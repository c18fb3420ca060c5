using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Tests.Building.BuildKit;

public sealed class CapabilityTests
{
    private const string ContainerdStore = "containerd image store";

    public static TheoryData<string, ImageBuildOptions> OfTheContainerdStore => new()
    {
        { "Platforms", new() { Platforms = ["linux/amd64", "linux/arm64"] } },
        { "BuildOutput.Image(push: true)", new() { Outputs = { BuildOutput.Image(push: true) } } },
        { "BuildOutput.OciLayout", new() { Outputs = { BuildOutput.OciLayout("o") } } },
        { "BuildOutput.OciArchive", new() { Outputs = { BuildOutput.OciArchive("o") } } },
        { "BuildOutput.DockerArchive", new() { Outputs = { BuildOutput.DockerArchive("o") } } },
        { "CacheTo = registry", new() { CacheTo = { "acme/cache:1" } } },
        { "CacheTo = local", new() { CacheTo = { BuildCache.Local("c") } } },
        { "CacheTo = gha", new() { CacheTo = { BuildCache.GitHubActions() } } },
        { "CacheFrom = gha", new() { CacheFrom = { BuildCache.GitHubActions() } } },
        { "Provenance", new() { Provenance = ProvenanceMode.Min } },
        { "Sbom", new() { Sbom = true } },
        { "Annotations", new() { Annotations = { new("a", "b") } } },
        { "RewriteTimestamp", new() { RewriteTimestamp = true, Outputs = { BuildOutput.OciArchive("o") } } },
    };

    public static TheoryData<string, ImageBuildOptions, string> OfLaterEngines => new()
    {
        { "Outputs (more than one)", new() { Outputs = { BuildOutput.Image(), BuildOutput.Directory("o") } }, "26.0" },
        { "NamedContexts", new() { NamedContexts = { ["lib"] = NamedContext.FromDirectory("lib") } }, "23.0" },
        { "NamedContext.FromOciLayout", new() { NamedContexts = { ["lib"] = NamedContext.FromOciLayout("lib") } }, "24.0" },
        { "SourceDateEpoch", new() { SourceDateEpoch = DateTimeOffset.UnixEpoch }, "26.0" },
        { "SourcePolicy", new() { SourcePolicy = new() }, "24.0" },
    };

    public static TheoryData<ImageBuildOptions> OfEveryEngine =>
    [
        new ImageBuildOptions { Outputs = { BuildOutput.Directory("o") } },
        new ImageBuildOptions { Outputs = { BuildOutput.Tar("o") } },
        new ImageBuildOptions { Outputs = { BuildOutput.CacheOnly } },
        new ImageBuildOptions { CacheFrom = { "acme/cache:1", BuildCache.Local("c") }, CacheTo = { BuildCache.Inline } },
        new ImageBuildOptions { Secrets = { BuildSecret.FromValue("a", "b") }, Ssh = { new SshForward() } },
        new ImageBuildOptions { NoCacheFilter = { "build" }, Provenance = ProvenanceMode.None },
        new ImageBuildOptions { Platforms = ["linux/arm64"] },
    ];

    [Theory, MemberData(nameof(OfTheContainerdStore))]
    public void What_graph_drivers_cannot_do_is_refused_with_what_can(string option, ImageBuildOptions options)
    {
        var old = Assert.Throws<ImageBuildException>(() => Check(Engine("20.10.24", "0.8"), options));
        Assert.StartsWith("Docker Engine 20.10.24 (BuildKit 0.8) does not support", old.Message, StringComparison.Ordinal);
        Assert.Contains($"\n  {option} needs Docker Engine 2", old.Message, StringComparison.Ordinal);
        Assert.Contains(ContainerdStore, old.Message, StringComparison.Ordinal);

        var current = Assert.Throws<ImageBuildException>(() => Check(Engine("28.5.2", "0.25"), options));
        Assert.Contains($"\n  {option} needs the engine's containerd image store (", current.Message, StringComparison.Ordinal);
        Assert.Contains("or a buildkitd", current.Message, StringComparison.Ordinal);

        Check(Engine("28.5.2", "0.25", BuildKitStore.Containerd), options);
        Check(Engine("buildkitd", "0.25", BuildKitStore.Standalone), options);
    }

    [Theory, MemberData(nameof(OfLaterEngines))]
    public void What_an_engine_is_too_old_for_is_refused_with_the_first_that_has_it(string option, ImageBuildOptions options, string first)
    {
        var failure = Assert.Throws<ImageBuildException>(() => Check(Engine("20.10.24", "0.8"), options));

        Assert.Contains($"\n  {option} needs Docker Engine {first} or later, or a buildkitd 0.", failure.Message, StringComparison.Ordinal);
        Check(Engine(first, DockerEngineReleases.BuildKitOf(first)!.ToString()), options);
    }

    [Fact]
    public void Rewritten_times_in_an_engine_s_store_take_one_that_can_leave_the_image_packed()
    {
        var options = new ImageBuildOptions { RewriteTimestamp = true };

        var failure = Assert.Throws<ImageBuildException>(() => Check(Engine("28.5.2", "0.25", BuildKitStore.Containerd), options));

        Assert.Contains("RewriteTimestamp needs Docker Engine 29.1 or later with the containerd image store, or a buildkitd 0.13 or later.", failure.Message, StringComparison.Ordinal);
        Check(Engine("29.1.0", "0.26", BuildKitStore.Containerd), options);
        Check(Engine("buildkitd", "0.13", BuildKitStore.Standalone), options);
    }

    [Theory, MemberData(nameof(OfEveryEngine))]
    public void What_every_BuildKit_does_is_let_through(ImageBuildOptions options) => Check(Engine("20.10.24", "0.8"), options);

    [Fact]
    public void All_that_is_missing_is_said_at_once()
    {
        var failure = Assert.Throws<ImageBuildException>(() => Check(
            Engine("20.10.24", "0.8"),
            new() { Sbom = true, SourcePolicy = new(), CacheTo = { BuildCache.Create("s3", ("bucket", "b"), ("secret_access_key", "hidden")) } }));

        Assert.Equal(3, failure.Message.Split("\n  ").Length - 1);
        Assert.Contains("CacheTo = s3 needs a buildkitd 0.11 or later.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frontend_of_the_Dockerfile_s_own_knows_what_the_engine_s_does_not()
    {
        var options = new ImageBuildOptions { NamedContexts = { ["lib"] = NamedContext.FromDirectory("lib") } };

        BuildKitRequirements.Check(options, Engine("20.10.24", "0.8"), hasOwnFrontend: true, BuildProgress.Quiet);
    }

    [Theory]
    [InlineData("0.8", "ShmSizeBytes, Ulimits, CgroupParent, MemoryBytes, SecurityOptions, Isolation")]
    [InlineData("0.10", "MemoryBytes, SecurityOptions, Isolation")]
    [InlineData("0.31", "SecurityOptions, Isolation")]
    public void What_BuildKit_passes_over_is_warned_of(string version, string ignored)
    {
        var events = new EventList();
        var options = new ImageBuildOptions
        {
            ShmSizeBytes = 1,
            Ulimits = { new("nofile", 1, 1) },
            CgroupParent = "/builds",
            Classic = new() { MemoryBytes = 1, Isolation = "hyperv", SecurityOptions = ["seccomp=unconfined"] },
        };

        BuildKitRequirements.Check(options, Engine("x", version), hasOwnFrontend: false, events);

        Assert.Contains($"ignores {ignored}.", Assert.IsType<BuildWarning>(Assert.Single(events.Events)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scanner_without_a_scan_is_warned_of()
    {
        var events = new EventList();

        BuildKitRequirements.Check(new() { SbomGenerator = "acme/scanner:2" }, Engine("28.5.2", "0.25"), hasOwnFrontend: false, events);

        Assert.Contains("SbomGenerator has no effect", Assert.IsType<BuildWarning>(Assert.Single(events.Events)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(ProvenanceMode.None)]
    public void Parameters_without_provenance_are_warned_of(ProvenanceMode? mode)
    {
        var events = new EventList();

        BuildKitRequirements.Check(new() { Provenance = mode, ProvenanceParameters = new() { Version = ProvenanceVersion.Slsa1 } }, Engine("20.10.24", "0.8"), hasOwnFrontend: false, events);

        Assert.Equal("ProvenanceParameters has no effect without an attestation. Set Provenance to Min or Max.", Assert.IsType<BuildWarning>(Assert.Single(events.Events)).Message);
    }

    [Fact]
    public void Provenance_of_SLSA_v1_needs_a_BuildKit_that_does_not_ignore_the_version()
    {
        var options = new ImageBuildOptions { Provenance = ProvenanceMode.Max, ProvenanceParameters = new() { BuilderId = "a", Version = ProvenanceVersion.Slsa1 } };

        var failure = Assert.Throws<ImageBuildException>(() => Check(Engine("28.2.0", "0.22", BuildKitStore.Containerd), options));

        Assert.Contains("\n  ProvenanceParameters.Version = Slsa1 needs Docker Engine 28.3 or later with the containerd image store, or a buildkitd 0.23 or later.", failure.Message, StringComparison.Ordinal);
        Check(Engine("28.3.0", "0.23", BuildKitStore.Containerd), options);
        Check(Engine("24.0.9", "0.11", BuildKitStore.Containerd), new() { Provenance = ProvenanceMode.Max, ProvenanceParameters = new() { BuilderId = "a", Version = ProvenanceVersion.Slsa02 } });
    }

    [Fact]
    public void A_node_is_not_taken_for_an_engine_with_other_builders()
    {
        var events = new EventList();

        BuildKitRequirements.Check(new() { Classic = new() { Isolation = "hyperv" } }, Engine("x", "0.32", BuildKitStore.Standalone), hasOwnFrontend: false, events);

        Assert.Contains(", or use the classic builder of a Docker Engine, which supports them.", Assert.IsType<BuildWarning>(Assert.Single(events.Events)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("18.09.9", "0.3")]
    [InlineData("20.10.24+dfsg1", "0.8")]
    [InlineData("23.0.6", "0.10")]
    [InlineData("24.0.9", "0.11")]
    [InlineData("26.1.4", "0.13")]
    [InlineData("27.5.1", "0.18")]
    [InlineData("28.0.0-rc.1", "0.20")]
    [InlineData("29.2.0", "0.27")]
    [InlineData("29.6.1", "0.31")]
    [InlineData("29.7.2", "0.32")]
    [InlineData("17.12.1", null)]
    [InlineData("0.0-fake", null)]
    [InlineData("dev", null)]
    public void An_engine_s_version_tells_its_BuildKit(string engine, string? buildKit) =>
        Assert.Equal(buildKit, DockerEngineReleases.BuildKitOf(engine)?.ToString());

    private static void Check(BuildKitDaemon daemon, ImageBuildOptions options) =>
        BuildKitRequirements.Check(options, daemon, hasOwnFrontend: false, BuildProgress.Quiet);

    private static BuildKitDaemon Engine(string version, string buildKit, BuildKitStore store = BuildKitStore.GraphDriver) =>
        new() { Name = $"Docker Engine {version}", Version = Version.Parse(buildKit), Store = store };
}
