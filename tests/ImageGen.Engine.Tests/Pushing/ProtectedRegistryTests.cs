using System.Text;
using ImageGen.Engine.Tests.Engines;
using Xunit;

namespace ImageGen.Engine.Tests.Pushing;

/// <summary>Runs alone: one test lays out a Docker configuration, which a variable of this process names.</summary>
[Collection(nameof(ProtectedRegistryTests))]
[CollectionDefinition(nameof(ProtectedRegistryTests), DisableParallelization = true)]
public sealed class ProtectedRegistryTests : IAsyncLifetime
{
    private PasswordRegistry _registry = null!;

    public async ValueTask InitializeAsync() => _registry = await PasswordRegistry.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task Given_credentials_open_the_registry()
    {
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, _registry.Address, "1.0");

        var pushed = await tagged.Image.PushAsync(tagged.Options(credentials: new(_registry.Address, PasswordRegistry.Username, PasswordRegistry.Password)));

        Assert.Equal(_registry.Address, pushed.Reference.Registry);
    }

    [Fact]
    public async Task The_credentials_of_the_Docker_configuration_open_the_registry()
    {
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, _registry.Address, "1.0");
        var auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{PasswordRegistry.Username}:{PasswordRegistry.Password}"));

        var pushed = await WithDockerConfigurationAsync(
            $$$"""{"auths":{"{{{_registry.Address}}}":{"auth":"{{{auth}}}"}},"credHelpers":{"unrelated.test":"there-is-no-such-helper"}}""",
            () => tagged.Image.PushAsync(tagged.Options()));

        Assert.Equal(_registry.Address, pushed.Reference.Registry);
    }

    [Fact]
    public async Task Without_credentials_the_message_says_that_none_were_found()
    {
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, _registry.Address, "1.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => WithDockerConfigurationAsync("{}", () => tagged.Image.PushAsync(tagged.Options())));

        Assert.Equal(PushFailureReason.AccessDenied, exception.Reason);
        Assert.Contains($"No credentials for {_registry.Address} were found. Run 'docker login {_registry.Address}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_with_the_user_and_never_shown()
    {
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, _registry.Address, "1.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => tagged.Image.PushAsync(
            tagged.Options(credentials: new(_registry.Address, PasswordRegistry.Username, "not-the-password"))));

        Assert.Equal(PushFailureReason.AccessDenied, exception.Reason);
        Assert.Contains($"credentials of {PasswordRegistry.Username} for {_registry.Address}", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", exception.ToString(), StringComparison.Ordinal);
    }

    private static async Task<T> WithDockerConfigurationAsync<T>(string json, Func<Task<T>> action)
    {
        var before = Environment.GetEnvironmentVariable("DOCKER_CONFIG");
        var folder = Directory.CreateTempSubdirectory("docker-config");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config.json"), json);
        Environment.SetEnvironmentVariable("DOCKER_CONFIG", folder.FullName);
        try
        {
            return await action();
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOCKER_CONFIG", before);
            folder.Delete(recursive: true);
        }
    }
}
