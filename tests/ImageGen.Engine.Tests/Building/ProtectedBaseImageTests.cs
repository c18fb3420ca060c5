using ImageGen.Engine.Tests.Engines;
using ImageGen.Engine.Tests.Pushing;
using Xunit;

namespace ImageGen.Engine.Tests.Building;

/// <summary>Base images of a registry that lets nobody in without a password: BuildKit asks the session for it.</summary>
public sealed class ProtectedBaseImageTests
{
    [Theory, InlineData(ImageBuilder.BuildKit), InlineData(ImageBuilder.Classic)]
    public async Task Given_credentials_open_the_registry_of_a_base_image(ImageBuilder builder)
    {
        await using var registry = await PasswordRegistry.StartAsync(TestContext.Current.CancellationToken);
        var credentials = new RegistryCredentials(registry.Address, PasswordRegistry.Username, PasswordRegistry.Password);
        var reference = await PushBaseAsync(registry, credentials);
        var progress = new EventRecord();
        var image = new DockerImage($"imagegen-building/{Guid.NewGuid():n}") { Context = BuildContext.Empty };

        var built = await image.BuildAsync(new()
        {
            Engine = EngineEnvironment.Docker,
            Builder = builder,
            DockerfileText = $"FROM {reference}\nLABEL made={Guid.NewGuid()}\n",
            Credentials = { credentials },
            Progress = progress,
        });

        Assert.NotNull(built.Id);
        Assert.DoesNotContain(PasswordRegistry.Password, string.Join('\n', progress.Events), StringComparison.Ordinal);
        _ = await BuildKit.DockerCli.RunAsync("image", "rm", built.References[0].ToString());
    }

    [Theory, InlineData(ImageBuilder.BuildKit), InlineData(ImageBuilder.Classic)]
    public async Task A_wrong_password_is_told_with_the_base_image_and_never_shown(ImageBuilder builder)
    {
        await using var registry = await PasswordRegistry.StartAsync(TestContext.Current.CancellationToken);
        var reference = await PushBaseAsync(registry, new(registry.Address, PasswordRegistry.Username, PasswordRegistry.Password));
        var image = new DockerImage($"imagegen-building/{Guid.NewGuid():n}") { Context = BuildContext.Empty };

        var failure = await Assert.ThrowsAsync<BaseImageException>(() => image.BuildAsync(new()
        {
            Engine = EngineEnvironment.Docker,
            Builder = builder,
            DockerfileText = $"FROM {reference}\n",
            Credentials = { new(registry.Address, PasswordRegistry.Username, "not-the-password") },
            Progress = BuildProgress.Quiet,
            Retry = RetryOptions.None,
        }));

        Assert.Contains(registry.Address, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", failure.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A base image that the engine has to fetch from the registry.</summary>
    private static async Task<ImageReference> PushBaseAsync(PasswordRegistry registry, RegistryCredentials credentials)
    {
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, registry.Address, "1.0");
        _ = await tagged.Image.PushAsync(tagged.Options(credentials: credentials));
        return tagged.Image.Reference;
    }
}
