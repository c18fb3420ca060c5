using ImageGen.Progress;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Engine.Tests.Pushing;

public sealed class FailingRegistryTests
{
    [Theory]
    [InlineData(401, "UNAUTHORIZED", PushFailureReason.AccessDenied, "docker login")]
    [InlineData(403, "DENIED", PushFailureReason.AccessDenied, "docker login")]
    [InlineData(404, "NAME_UNKNOWN", PushFailureReason.RepositoryNotFound, "Create the repository")]
    [InlineData(500, "UNKNOWN", PushFailureReason.RegistryFailed, "Try again later")]
    public async Task A_refused_push_says_why_and_what_to_do(int status, string code, PushFailureReason reason, string advice)
    {
        await using var registry = await LoopbackRegistry.RefusingAsync(status, code, "says the registry");
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, registry.Address, "1.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => tagged.Image.PushAsync(tagged.Options()));

        Assert.Equal(reason, exception.Reason);
        Assert.Equal(tagged.Image.Reference, exception.Reference);
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.Equal(reason is PushFailureReason.RegistryFailed ? 3 : 1, registry.Manifests);
    }

    [Fact]
    public async Task A_registry_that_is_unavailable_for_a_moment_is_tried_again()
    {
        await using var registry = await LoopbackRegistry.StartAsync((number, context) =>
        {
            context.Response.StatusCode = number <= 2 ? 503 : 201;
            return Task.CompletedTask;
        });
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, registry.Address, "1.0");
        var retries = new List<Retrying>();

        var pushed = await tagged.Image.PushAsync(tagged.Options(progress: new Listener(each =>
        {
            if (each is Retrying retry)
            {
                retries.Add(retry);
            }
        })));

        Assert.Equal(3, registry.Manifests);
        Assert.Equal([1, 2], retries.Select(retry => retry.Attempt));
        Assert.Contains("503", retries[0].Reason, StringComparison.Ordinal);
        Assert.NotNull(pushed.Digest);
    }

    [Fact]
    public async Task A_registry_that_dies_as_the_manifest_arrives_is_a_failed_push()
    {
        await using var registry = await LoopbackRegistry.StartAsync((_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, registry.Address, "1.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => tagged.Image.PushAsync(tagged.Options()));

        Assert.Equal(PushFailureReason.RegistryFailed, exception.Reason);
        Assert.Equal(tagged.Image.Reference, exception.Reference);
    }

    [Fact]
    public async Task A_registry_where_nothing_listens_is_unreachable()
    {
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Docker, "127.0.0.1:1", "1.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => tagged.Image.PushAsync(tagged.Options()));

        Assert.Equal(PushFailureReason.RegistryUnreachable, exception.Reason);
        Assert.Contains("127.0.0.1:1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_without_TLS_where_the_engine_wants_it_is_told_apart()
    {
        // Podman, unlike Docker, makes no exception for loopback.
        await using var registry = await LoopbackRegistry.StartAsync((_, _) => Task.CompletedTask);
        await using var tagged = await TaggedImage.CreateAsync(EngineEnvironment.Podman, registry.Address, "1.0");

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => tagged.Image.PushAsync(tagged.Options()));

        Assert.Equal(PushFailureReason.InsecureRegistry, exception.Reason);
        Assert.Contains("insecure", exception.Message, StringComparison.Ordinal);
    }
}
