using Xunit;

namespace ImageGen.Engine.Tests.Pushing;

public sealed class PushTests
{
    public static TheoryData<string> Engines => ["Docker", "Podman"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_digest_is_the_one_that_the_registry_answers_for_every_tag(string engine)
    {
        await using var tagged = await TaggedImage.CreateAsync(Endpoint(engine), EngineEnvironment.Registry, "1.0", "latest");

        var pushed = await tagged.Image.PushAsync(tagged.Options(tags: ["1.0", "latest"]));

        Assert.Equal(["1.0", "latest"], pushed.References.Select(reference => reference.Tag!.ToString()));
        foreach (var reference in pushed.References)
        {
            Assert.Equal(await RegistryAnswer.DigestOfAsync(reference), reference.Digest!.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_pushed_can_be_pulled_by_its_digest(string engine)
    {
        await using var tagged = await TaggedImage.CreateAsync(Endpoint(engine), EngineEnvironment.Registry, "1.0");
        var pushed = await tagged.Image.PushAsync(tagged.Options());
        var byDigest = pushed.Reference.WithoutTag();
        string? error = null;

        await tagged.Images.PullAsync(byDigest, platform: null, credentials: null, message => error ??= message.Error, TestContext.Current.CancellationToken);

        Assert.Null(error);
        Assert.NotNull(await tagged.Images.InspectAsync(byDigest.ToString(), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_image_that_the_engine_does_not_have_is_named(string engine)
    {
        var image = new DockerImage($"{EngineEnvironment.Registry}/image-absent:1.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => image.PushAsync(new() { Engine = Endpoint(engine), Progress = BuildProgress.Quiet }));

        Assert.Equal(PushFailureReason.ImageNotFound, exception.Reason);
        Assert.Equal(image.Reference, exception.Reference);
    }

    [Fact]
    public async Task Only_the_wanted_tag_is_pushed_and_not_every_tag_of_the_repository()
    {
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, EngineEnvironment.Registry, "wanted", "unwanted");

        var pushed = await tagged.Image.PushAsync(tagged.Options());

        Assert.Equal("wanted", Assert.Single(pushed.References).Tag!.ToString());
        await Assert.ThrowsAsync<HttpRequestException>(() => RegistryAnswer.DigestOfAsync(tagged.Image.Reference.WithTag("unwanted")));
    }

    private static EngineEndpoint Endpoint(string engine) => engine == "Podman" ? EngineEnvironment.Podman : EngineEnvironment.Docker;
}
