using System.Text.Json.Nodes;
using ImageGen.Engine.Tests.Auto;
using ImageGen.Engine.Tests.Building;
using ImageGen.Oci;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>Images that this process builds and pushes to a real registry, from which engines pull them.</summary>
public sealed class RegistryTests(HostileContext context) : IClassFixture<HostileContext>
{
    private const string Dockerfile = "ARG BASE\nFROM $BASE\nCOPY b.sh dir /app/\nCMD [\"sh\", \"/app/run\"]\nCOPY <<EOF /app/run\necho it runs\nEOF\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Repository => $"{EngineEnvironment.Registry}/in-process/{Guid.NewGuid():n}";

    [Fact]
    public async Task An_engine_pulls_and_runs_what_was_pushed()
    {
        var pushed = await Image(Repository).BuildAndPushAsync(cancellationToken: Cancel);

        var id = await EngineImagePull.RunAsync(pushed.Reference, Cancel);

        Assert.Equal(("it runs\r\n", 0), await Container.RunAsync(id, Cancel));
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_and_is_sent_once()
    {
        var name = Repository;
        var events = new EventRecord();
        var first = await Image(name).BuildAndPushAsync(cancellationToken: Cancel);
        var second = await Image(name).BuildAndPushAsync(new() { Progress = events, NoCache = true }, cancellationToken: Cancel);

        Assert.Equal(first.Digest, second.Digest);
        Assert.DoesNotContain(events.Events.OfType<PushProgressed>(), layer => layer.Status == "Pushed");
        Assert.Equal(first.Digest, (await Image(Repository).BuildAndPushAsync(cancellationToken: Cancel)).Digest);
    }

    [Fact]
    public async Task The_layers_of_a_base_are_reported_when_they_are_read()
    {
        var layer = (await Image(Repository).BuildAndPushAsync(cancellationToken: Cancel)).Reference;
        _ = await ImageCache.Default.ClearAsync(Cancel);
        var image = new DockerImage(Repository, "1", "Dockerfile") { ProjectDirectory = context.FullPath };
        var (first, second) = (new EventRecord(), new EventRecord());
        var options = new ImageBuildOptions { Builder = ImageBuilder.InProcess, DockerfileText = $"FROM {layer}\nCOPY b.sh /more/\n" };

        _ = await image.BuildAsync(new() { Builder = options.Builder, DockerfileText = options.DockerfileText, Progress = first }, Cancel);
        _ = await image.BuildAsync(new() { Builder = options.Builder, DockerfileText = options.DockerfileText, Progress = second }, Cancel);

        var pulls = first.Events.OfType<PullProgressed>().ToList();
        Assert.NotEmpty(pulls);
        Assert.All(pulls.GroupBy(pull => pull.Layer), layers => Assert.Equal(("Pull complete", layers.Last().TotalBytes), (layers.Last().Status, layers.Last().CurrentBytes)));
        Assert.Empty(second.Events.OfType<PullProgressed>());
    }

    [Fact]
    public async Task A_damaged_cache_is_healed()
    {
        var first = await Image(Repository).BuildAndPushAsync(cancellationToken: Cancel);
        foreach (var blob in Directory.EnumerateFiles(Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME")!, "imagegen", "blobs"), "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(blob, FileMode.Open, FileAccess.ReadWrite);
            file.Position = file.Length / 2;
            file.WriteByte(0x55);
            file.WriteByte(0xAA);
        }

        var second = await Image(Repository).BuildAndPushAsync(cancellationToken: Cancel);

        Assert.Equal(first.Digest, second.Digest);
        Assert.Equal(0, (await Container.RunAsync(await EngineImagePull.RunAsync(second.Reference, Cancel), Cancel)).ExitCode);
    }

    [Fact]
    public async Task A_push_fetches_the_layers_of_the_base_that_the_cache_has_lost()
    {
        // Under another name, the registry is another one, which links no layer.
        var elsewhere = Repository.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var built = await Image(elsewhere).BuildAsync(cancellationToken: Cancel);
        using var client = new RegistryClient();
        var manifest = ImageManifest.Parse((await client.GetRepository(EngineEnvironment.BaseImage).ReadManifestAsync(EngineEnvironment.BaseImage.Tag!, Cancel)).Content);
        foreach (var layer in manifest.Layers)
        {
            File.Delete(Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME")!, "imagegen", "blobs", layer.Digest.Algorithm, layer.Digest.Encoded));
        }

        var pushed = await built.PushAsync(cancellationToken: Cancel);

        var read = ImageManifest.Parse((await client.GetRepository(pushed.Reference).ReadManifestAsync(pushed.Digest, Cancel)).Content);
        Assert.Equal(manifest.Layers.Select(layer => layer.Digest), read.Layers.Take(manifest.Layers.Length).Select(layer => layer.Digest));
    }

    [Fact]
    public async Task One_build_and_one_push_give_several_names()
    {
        var (first, second) = (Repository, Repository);

        var pushed = await Image(first).BuildAndPushAsync(new() { Tags = ["1", "2"], AdditionalNames = [ImageReference.Parse(second), ImageReference.Parse(second + ":other")] }, cancellationToken: Cancel);

        Assert.Equal([$"{first}:1", $"{first}:2", $"{second}:1", $"{second}:2", $"{second}:other"], pushed.References.Select(reference => reference.WithoutDigest().ToString()));
        using var client = new RegistryClient();
        foreach (var reference in pushed.References)
        {
            Assert.Equal(pushed.Digest, (await client.GetRepository(reference).ResolveAsync(reference.Tag!, Cancel)).Digest);
        }
    }

    [Theory, EveryBuilder]
    public async Task An_engine_gives_an_image_several_names_too(EngineKind kind)
    {
        var (first, second) = (Repository, Repository);
        var image = new DockerImage(first, "1", dockerfile: "Dockerfile")
        {
            ProjectDirectory = context.FullPath,
            Defaults = new() { DockerfileText = "FROM scratch\nCOPY a.txt /\n", Engine = kind is EngineKind.Podman ? EngineEnvironment.Podman : EngineEnvironment.Docker, Builder = kind is EngineKind.BuildKit ? ImageBuilder.BuildKit : ImageBuilder.Classic, Progress = BuildProgress.Quiet },
        };

        var pushed = await image.BuildAndPushAsync(new() { AdditionalNames = [ImageReference.Parse(second)] }, cancellationToken: Cancel);

        Assert.Equal([$"{first}:1", $"{second}:1"], pushed.References.Select(reference => reference.WithoutDigest().ToString()));
        using var client = new RegistryClient();
        foreach (var reference in pushed.References)
        {
            Assert.Equal(reference.Digest, (await client.GetRepository(reference).ResolveAsync(reference.Tag!, Cancel)).Digest);
        }
    }

    [Fact]
    public async Task Several_platforms_are_one_index()
    {
        var image = new DockerImage(Repository, "1", dockerfile: "Dockerfile")
        {
            ProjectDirectory = context.FullPath,
            Defaults = new()
            {
                Builder = ImageBuilder.InProcess,
                DockerfileText = "FROM scratch\nARG TARGETARCH\nCOPY a.txt /$TARGETARCH\nENV ARCH=$TARGETARCH\n",
                Platforms = ["linux/amd64", "linux/arm64", "linux/arm/v7"],
                Progress = BuildProgress.Quiet,
            },
        };

        var pushed = await image.BuildAndPushAsync(cancellationToken: Cancel);

        using var client = new RegistryClient();
        var repository = client.GetRepository(pushed.Reference);
        var index = ImageIndex.Parse((await repository.ReadManifestAsync(pushed.Digest, Cancel)).Content);
        Assert.Equal(["linux/amd64", "linux/arm64", "linux/arm/v7"], index.Manifests.Select(manifest => manifest.Platform!.ToString()));
        foreach (var manifest in index.Manifests)
        {
            var read = ImageManifest.Parse((await repository.ReadManifestAsync(manifest.Digest, Cancel)).Content);
            await using var stream = await repository.OpenAsync(read.Config, Cancel);
            var configuration = (await JsonNode.ParseAsync(stream, cancellationToken: Cancel))!;
            Assert.Equal(manifest.Platform!.Architecture, configuration["architecture"]!.GetValue<string>());
            Assert.Contains("ARCH=" + manifest.Platform.Architecture, configuration["config"]!["Env"]!.AsArray().Select(each => each!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task A_registry_that_does_not_exist_is_named()
    {
        var exception = await Assert.ThrowsAsync<ImagePushException>(() => Image("127.0.0.1:1/x").BuildAndPushAsync(cancellationToken: Cancel));

        Assert.Equal(PushFailureReason.RegistryUnreachable, exception.Reason);
        Assert.Contains("127.0.0.1:1", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("and that this machine can reach it through network, proxy and firewall.", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nodes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base_image_that_does_not_exist_fails_at_its_line()
    {
        var missing = ImageReference.Parse(Repository + ":1");

        var exception = await Assert.ThrowsAsync<BaseImageException>(() => Image(Repository).BuildAsync(new() { Args = new() { ["BASE"] = missing.ToString() } }, Cancel));

        Assert.Equal((2, missing), (exception.Line, exception.Image));
    }

    private DockerImage Image(string name) => new(name, "1", dockerfile: "Dockerfile")
    {
        ProjectDirectory = context.FullPath,
        Defaults = new()
        {
            Builder = ImageBuilder.InProcess,
            DockerfileText = Dockerfile,
            Args = new() { ["BASE"] = EngineEnvironment.BaseImage.ToString() },
            Progress = BuildProgress.Quiet,
        },
    };
}
