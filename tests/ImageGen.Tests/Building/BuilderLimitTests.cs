using ImageGen.Building;
using ImageGen.Tests.Engines;
using Xunit;

namespace ImageGen.Tests.Building;

public sealed class BuilderLimitTests
{
    public static TheoryData<string, ImageBuildOptions, string> Refused => new()
    {
        { "BuildKit", new() { Classic = new() { Squash = true } }, "Squash" },
        { "BuildKit", new() { Network = "my-network" }, "my-network" },
        { "BuildKit", new() { Platforms = ["linux/amd64", "linux/arm64"], Outputs = { BuildOutput.DockerArchive("out.tar") } }, "BuildOutput.DockerArchive" },
        { "Classic", new() { Platforms = ["linux/amd64", "linux/arm64"] }, "one platform" },
        { "Classic", new() { Outputs = { BuildOutput.Directory("out") } }, "Outputs" },
        { "Classic", new() { Outputs = { BuildOutput.Image(push: true) } }, "Outputs" },
        { "Classic", new() { CacheFrom = { BuildCache.Local("cache") } }, "CacheFrom (other than images in registries)" },
        { "Classic", new() { CacheTo = { BuildCache.Inline } }, "CacheTo" },
        { "Classic", new() { NoCacheFilter = { "build" } }, "NoCacheFilter" },
        { "Classic", new() { Secrets = { BuildSecret.FromValue("token", "password") } }, "Secrets" },
        { "Classic", new() { Ssh = { new SshForward() }, Provenance = ProvenanceMode.Max }, "Ssh, Provenance" },
        { "Classic", new() { NamedContexts = { ["lib"] = NamedContext.FromDirectory("lib") } }, "NamedContexts" },
        { "Classic", new() { Entitlements = { BuildEntitlement.NetworkHost } }, "Entitlements" },
        { "Classic", new() { Sbom = true }, "Sbom" },
        { "Classic", new() { Annotations = { new("a", "b") } }, "Annotations" },
        { "Classic", new() { SourceDateEpoch = DateTimeOffset.UnixEpoch, RewriteTimestamp = true }, "SourceDateEpoch, RewriteTimestamp" },
        { "Classic", new() { SourcePolicy = new() }, "SourcePolicy" },
        { "Podman", new() { Outputs = { BuildOutput.OciArchive("out.tar") } }, "Outputs" },
        { "Podman", new() { Context = "https://user:password@example.org/a.git" }, "remote context" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_a_builder_cannot_do_is_refused_before_anything_is_sent(string builder, ImageBuildOptions options, string reason)
    {
        await using var engine = await FakeBuilds.EngineAsync();

        var failure = await Assert.ThrowsAsync<ImageBuildException>(() => BuildAsync(engine, builder, "FROM scratch", options));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Requests, request => request.Path == "/build");
    }

    [Fact]
    public async Task The_engine_s_answer_chooses_the_builder()
    {
        await using var engine = await FakeBuilds.EngineAsync();
        await using (var docker = await engine.ConnectAsync())
        {
            Assert.Equal(ImageBuilder.BuildKit, ImageBuilders.For(docker, ImageBuilder.Auto).Kind);
            Assert.Equal(ImageBuilder.Classic, ImageBuilders.For(docker, ImageBuilder.Classic).Kind);
        }

        engine.PingHeaders["Libpod-Api-Version"] = "4.3.1";
        await using var podman = await engine.ConnectAsync();
        Assert.Equal(ImageBuilder.Classic, ImageBuilders.For(podman, ImageBuilder.Auto).Kind);
        var failure = Assert.Throws<ImageBuildException>(() => ImageBuilders.For(podman, ImageBuilder.BuildKit));
        Assert.Contains("Podman 0.0-fake", failure.Message, StringComparison.Ordinal);
    }

    private static Task<BuildOutcome> BuildAsync(FakeEngine engine, string builder, string dockerfile, ImageBuildOptions options) => builder switch
    {
        "BuildKit" => FakeBuilds.BuildKitAsync(engine, dockerfile, options),
        "Podman" => FakeBuilds.PodmanAsync(engine, dockerfile, options),
        _ => FakeBuilds.ClassicAsync(engine, dockerfile, options),
    };
}
