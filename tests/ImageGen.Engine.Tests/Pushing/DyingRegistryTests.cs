using Xunit;

namespace ImageGen.Engine.Tests.Pushing;

/// <summary>By itself, since Docker tries each layer five times with growing pauses before it gives up: it takes most of a minute.</summary>
public sealed class DyingRegistryTests
{
    [Fact]
    public async Task A_registry_that_dies_as_a_layer_arrives_is_a_failed_push()
    {
        await using var registry = await LoopbackRegistry.StartAsync((_, _) => Task.CompletedTask, hasLayers: false);
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, registry.Address, "1.0");
        var options = tagged.Options();

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => tagged.Image.PushAsync(new() { Engine = options.Engine, Progress = options.Progress, Retry = RetryOptions.None }));

        Assert.True(exception.Reason is PushFailureReason.RegistryFailed, exception.Message);
        Assert.Equal(0, registry.Manifests);
    }
}
