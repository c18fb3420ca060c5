using ImageGen.Building.InProcess.Images;
using ImageGen.Oci;
using ImageGen.Oci.Tests.Registries;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Failures;

/// <summary>Registries that send a base image only in part, or not as it is.</summary>
public sealed class BaseImageFailureTests
{
    [Fact]
    public async Task A_layer_whose_transfer_breaks_off_is_continued()
    {
        await using var registry = await FailingRegistry.StartAsync();
        var cuts = 0;
        registry.Server.Before = async context => IsLayer(context.Request.Path, registry) && Interlocked.Increment(ref cuts) == 1 && await context.CutAsync(FailingRegistry.LayerContent, 100_000);

        await registry.BuildAsync();

        Assert.True(cuts > 1);
        Assert.True(registry.IsInCache(registry.Layer));
    }

    [Fact]
    public async Task A_layer_whose_transfer_always_breaks_off_is_not_in_the_cache()
    {
        await using var registry = await FailingRegistry.StartAsync();
        registry.Server.Blobs.SupportsRanges = false;
        registry.Server.Before = async context => IsLayer(context.Request.Path, registry) && await context.CutAsync(FailingRegistry.LayerContent, 1000);

        var exception = await Assert.ThrowsAsync<BaseImageException>(() => registry.BuildAsync());

        Assert.Equal(1, exception.Line);
        Assert.Contains($"'{registry.Server.Address}/base:1' cannot be pulled", exception.Message, StringComparison.Ordinal);
        Assert.False(registry.IsInCache(registry.Layer));
    }

    [Fact]
    public async Task A_layer_with_another_digest_is_not_in_the_cache()
    {
        await using var registry = await FailingRegistry.StartAsync();
        byte[] other = [.. FailingRegistry.LayerContent];
        other[^1] ^= 1;
        registry.Server.Blobs.Contents[("base", registry.Layer.Digest.ToString())] = other;

        var exception = await Assert.ThrowsAsync<BaseImageException>(() => registry.BuildAsync());

        Assert.Equal(1, exception.Line);
        Assert.Contains($"'{registry.Server.Address}/base:1' in the registry is not valid: The content is not {registry.Layer.Digest}", exception.Message, StringComparison.Ordinal);
        Assert.False(registry.IsInCache(registry.Layer));
    }

    [Fact]
    public async Task A_truncated_manifest_fails_at_its_line()
    {
        await using var registry = await FailingRegistry.StartAsync();
        registry.SetManifest(registry.Manifest[..^20]);

        var exception = await Assert.ThrowsAsync<BaseImageException>(() => registry.BuildAsync());

        Assert.Equal(1, exception.Line);
        Assert.Contains($"'{registry.Server.Address}/base:1' in the registry is not valid", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_above_the_limit_fails_at_its_line()
    {
        await using var registry = await FailingRegistry.StartAsync();
        registry.SetManifest([.. registry.Manifest, .. Enumerable.Repeat((byte)' ', 4 * 1024 * 1024)]);

        var exception = await Assert.ThrowsAsync<BaseImageException>(() => registry.BuildAsync());

        Assert.Equal(1, exception.Line);
        Assert.Contains("larger than the maximum of 4194304 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RegistryErrorKind.Unreachable, true)]
    [InlineData(RegistryErrorKind.Insecure, true)]
    [InlineData(RegistryErrorKind.NotFound, false)]
    public void A_registry_that_is_out_of_reach_is_one_that_a_mirror_can_replace(RegistryErrorKind kind, bool isOutOfReach) =>
        Assert.Equal(isOutOfReach, BaseImages.CreateFailure("mcr.microsoft.com/dotnet/aspnet:10.0", new RegistryRequestException(kind, "it does not respond")).IsRegistryOutOfReach);

    [Fact]
    public async Task A_redirect_to_another_host_gets_no_credentials()
    {
        await using var registry = await FailingRegistry.StartAsync();
        await using var storage = await FakeRegistry.StartAsync();
        _ = storage.Blobs.Add("base", FailingRegistry.LayerContent);
        registry.Server.Before = async context => await context.RefuseUnlessAsync(FailingRegistry.Basic("user", "secret"), "Basic realm=\"registry\"")
            || (IsLayer(context.Request.Path, registry) && await context.RedirectAsync($"http://{storage.Address}{context.Request.Path}"));

        await registry.BuildAsync(login: ("user", "secret"));

        Assert.Contains(registry.Server.Requests, request => request.Authorization.Length > 0);
        Assert.Equal([""], storage.Requests.Select(request => request.Authorization).Distinct());
    }

    private static bool IsLayer(string? path, FailingRegistry registry) => path == $"/v2/base/blobs/{registry.Layer.Digest}";
}
