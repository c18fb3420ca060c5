using ImageGen.Engine.Tests.Engines;
using ImageGen.Oci;
using Xunit;

namespace ImageGen.Engine.Tests.Registries;

/// <summary>Blobs that are larger than the memory they may take, with a registry that requires a password.</summary>
public sealed class LargeBlobTests
{
    private const int Size = 200_000_000;
    private const long MaxGrowth = 16_000_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(30_000_000)]
    public async Task A_blob_is_streamed_and_not_buffered(int? chunkSize)
    {
        await using var server = await PasswordRegistry.StartAsync(Cancel);
        using var client = new RegistryClient(new()
        {
            Credentials = (host, _) => ValueTask.FromResult<RegistryCredentials?>(new(host, PasswordRegistry.Username, PasswordRegistry.Password)),
        });
        var repository = client.GetRepository(ImageReference.Parse($"{server.Address}/large"));
        var source = new GeneratedContent(Size);
        var heap = new HeapWatch();

        await repository.PushAsync(source.Descriptor, source, new() { MaxChunkSizeBytes = chunkSize, Progress = heap }, Cancel);

        Assert.True(heap.Events > 100);
        Assert.InRange(heap.Growth, long.MinValue, MaxGrowth);

        await using var pulled = await repository.OpenAsync(source.Descriptor, Cancel);
        var buffer = new byte[1_000_000];
        while (await pulled.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, Cancel) > 0)
        {
            heap.Measure();
        }

        Assert.Equal(Size, pulled.Position);
        Assert.InRange(heap.Growth, long.MinValue, MaxGrowth);
    }
}
