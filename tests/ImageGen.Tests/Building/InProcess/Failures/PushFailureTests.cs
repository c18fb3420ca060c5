using ImageGen.Oci.Tests.Registries;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ImageGen.Tests.Building.InProcess.Failures;

/// <summary>Registries that lose the connection while they receive a blob of a built image.</summary>
public sealed class PushFailureTests
{
    [Fact]
    public async Task A_blob_whose_transfer_breaks_off_is_sent_again()
    {
        await using var registry = await FailingRegistry.StartAsync();
        var cuts = 0;
        registry.Server.Before = context => IsUpload(context) && Interlocked.Increment(ref cuts) == 1 ? CutAsync(registry, context) : Task.FromResult(false);

        await registry.BuildAsync(pushes: true);

        Assert.Contains("2", registry.Server.Manifests.Keys);
    }

    [Fact]
    public async Task An_image_of_which_a_blob_is_missing_has_no_tag()
    {
        await using var registry = await FailingRegistry.StartAsync();
        registry.Server.Before = context => IsUpload(context) ? CutAsync(registry, context) : Task.FromResult(false);

        var exception = await Assert.ThrowsAsync<ImagePushException>(() => registry.BuildAsync(pushes: true));

        Assert.Contains($"{registry.Server.Address}/built:2", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], registry.Server.Manifests.Keys);
    }

    private static bool IsUpload(HttpContext context) => context.Request.Method is "PUT" or "PATCH" && context.Request.Path.Value!.Contains("/blobs/uploads/", StringComparison.Ordinal);

    private static async Task<bool> CutAsync(FailingRegistry registry, HttpContext context)
    {
        await registry.Server.Blobs.ReceiveAsync(context, maxBytes: 10);
        context.Abort();
        return true;
    }
}
