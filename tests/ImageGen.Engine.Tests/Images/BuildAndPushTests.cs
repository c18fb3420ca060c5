using ImageGen.Engine.Tests.Building;
using ImageGen.Engine.Tests.Pushing;
using ImageGen.Engines;
using ImageGen.Progress;
using Xunit;

namespace ImageGen.Engine.Tests.Images;

public sealed class BuildAndPushTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryBuilder]
    public async Task What_is_built_is_pushed_and_runs_when_pulled_by_its_digest(EngineKind kind)
    {
        var greeting = Guid.NewGuid().ToString("n");
        var image = NewImage();
        await using var connection = await EngineConnection.OpenAsync(Engine(kind), logger: null, Cancellation);

        var pushed = await image.BuildAndPushAsync(
            Options(kind, $"FROM {EngineEnvironment.BaseImage}\nARG GREETING\nRUN echo $GREETING > /greeting\n", tags: ["1.4.0", "latest"], greeting),
            cancellationToken: Cancellation);

        Assert.Equal(["1.4.0", "latest"], pushed.References.Select(reference => reference.Tag!.ToString()));
        foreach (var reference in pushed.References)
        {
            Assert.Equal(await RegistryAnswer.DigestOfAsync(reference), reference.Digest!.ToString());
            await connection.Images.RemoveAsync(reference.WithoutDigest().ToString(), Cancellation);
        }

        var byDigest = pushed.Reference.WithoutTag();
        await connection.Images.PullAsync(byDigest, platform: null, credentials: null, _ => { }, Cancellation);
        Assert.Equal(greeting, (await EngineContainers.RunAsync(connection, byDigest, "cat", "/greeting")).Trim());
    }

    [Theory, EveryBuilder]
    public async Task A_failed_build_pushes_nothing(EngineKind kind)
    {
        var image = NewImage();
        var events = new EventRecord();

        _ = await Assert.ThrowsAsync<BuildStepFailedException>(() => image.BuildAndPushAsync(
            Options(kind, $"FROM {EngineEnvironment.BaseImage}\nRUN exit 3\n", tags: ["1"], progress: events), cancellationToken: Cancellation));

        Assert.DoesNotContain(events.Events, each => each is PushStarted or BuildCompleted);
        await Assert.ThrowsAsync<HttpRequestException>(() => RegistryAnswer.DigestOfAsync(image.Reference.WithTag("1")));
    }

    [Theory, EveryBuilder]
    public async Task A_base_image_that_only_the_engine_has_is_built_from_when_nothing_is_to_be_pulled(EngineKind kind)
    {
        var (local, image) = (NewImage(), NewImage());
        _ = await local.BuildAsync(Options(kind, $"FROM {EngineEnvironment.BaseImage}\nLABEL local=yes\n", tags: ["1"]), Cancellation);
        var dockerfile = $"FROM {local.Reference.WithTag("1")}\nLABEL more=yes\n";

        var exception = await Assert.ThrowsAsync<BaseImageException>(() => image.BuildAsync(Options(kind, dockerfile, tags: ["1"]), Cancellation));
        var built = await image.BuildAsync(Options(kind, dockerfile, tags: ["1"], pull: false), Cancellation);

        Assert.Equal(1, exception.Line);
        if (kind is EngineKind.BuildKit)
        {
            Assert.Contains("set Pull = false", exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal("1", built.Reference.Tag!.ToString());
    }

    private static DockerImage NewImage() => new($"{EngineEnvironment.Registry}/image-build-{Guid.NewGuid():n}");

    private static EngineEndpoint Engine(EngineKind kind) => kind is EngineKind.Podman ? EngineEnvironment.Podman : EngineEnvironment.Docker;

    private static ImageBuildOptions Options(EngineKind kind, string dockerfile, string[] tags, string? greeting = null, IProgress<BuildEvent>? progress = null, bool? pull = null) => new()
    {
        Engine = Engine(kind),
        Builder = kind is EngineKind.BuildKit ? ImageBuilder.BuildKit : ImageBuilder.Classic,
        Context = BuildContext.Empty,
        DockerfileText = dockerfile,
        Network = "none",
        Tags = [.. tags.Select(ImageTag.Parse)],
        Args = greeting is null ? [] : new() { { "GREETING", greeting } },
        Pull = pull,
        Progress = progress ?? BuildProgress.Quiet,
        Retry = RetryOptions.None,
    };
}
