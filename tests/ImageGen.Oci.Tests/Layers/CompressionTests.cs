using System.IO.Compression;
using CsCheck;
using ImageGen.Oci.Layers.Compression;
using Xunit;
using ZstdSharp;

namespace ImageGen.Oci.Tests.Layers;

public class CompressionTests
{
    private static readonly Gen<byte[]> Content = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5000], Gen.Int[0, 10_000]).Select(static (kind, length, seed) => kind switch
    {
        0 => new byte[length],
        1 => LayerBytes.Random(length, seed),
        2 => LayerBytes.Text(length),
        _ => [.. LayerBytes.Random(length / 3, seed), .. LayerBytes.Text(length)],
    });

    /// <summary>Short contents end at every bit of a byte.</summary>
    [Fact]
    public async Task A_compressed_content_can_be_read() => await Gen.Select(Content, Gen.Int[1, 9]).SampleAsync(
        static async (content, level) =>
            AreEqual(content, Gunzip(await CompressAsync(new GzipFormat(level), content)))
            && AreEqual(content, Unzstd(await CompressAsync(new ZstdFormat(level), content))),
        iter: 1000);

    [Theory]
    [InlineData(512 * 1024)]
    [InlineData((512 * 1024) - 1)]
    [InlineData((512 * 1024) + 1)]
    [InlineData(5 * 1024 * 1024)]
    public async Task Contents_of_several_blocks_can_be_read(int length)
    {
        byte[] content = [.. LayerBytes.Text(length), .. LayerBytes.Random(length), .. new byte[length]];

        Assert.True(AreEqual(content, Gunzip(await CompressAsync(new GzipFormat(6), content))));
        Assert.True(AreEqual(content, Unzstd(await CompressAsync(new ZstdFormat(3), content))));
    }

    [Fact]
    public async Task The_bytes_do_not_depend_on_the_parts_that_are_written()
    {
        byte[] content = [.. LayerBytes.Text(1_500_000), .. LayerBytes.Random(600_000), .. LayerBytes.Text(2_500_000)];
        var gzip = await CompressAsync(new GzipFormat(1), content);
        var zstd = await CompressAsync(new ZstdFormat(1), content);

        await Gen.Int[1, 1_000_000].Array[1, 5].SampleAsync(
            async parts => AreEqual(gzip, await CompressAsync(new GzipFormat(1), content, parts)) && AreEqual(zstd, await CompressAsync(new ZstdFormat(1), content, parts)),
            iter: 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    public async Task The_bytes_do_not_depend_on_the_number_of_processors(int processors)
    {
        byte[] content = [.. LayerBytes.Text(5_000_000), .. LayerBytes.Random(600_000)];

        Assert.True(AreEqual(await CompressAsync(new GzipFormat(1), content), await CompressOnAsync(processors, new GzipFormat(1), content, [70_000])));
        Assert.True(AreEqual(await CompressAsync(new ZstdFormat(1), content), await CompressOnAsync(processors, new ZstdFormat(1), content, [70_000])));
    }

    /// <summary>Files that are compressed already take little time, and need at most a header more.</summary>
    [Fact]
    public async Task Random_content_is_stored()
    {
        var content = LayerBytes.Random(2_000_000);

        Assert.InRange((await CompressAsync(new GzipFormat(9), content)).Length, content.Length, content.Length + 300);
    }

    private static Task<byte[]> CompressAsync(ICompressionFormat format, byte[] content, params int[] parts) => CompressOnAsync(Environment.ProcessorCount, format, content, parts);

    private static async Task<byte[]> CompressOnAsync(int processors, ICompressionFormat format, byte[] content, int[] parts)
    {
        using var destination = new MemoryStream();
        await using var compressor = new ParallelCompressor(destination, format, processors);
        var position = 0;
        for (var i = 0; position < content.Length; i++)
        {
            var length = Math.Min(content.Length - position, parts.Length == 0 ? content.Length : parts[i % parts.Length]);
            await compressor.WriteAsync(content.AsMemory(position, length), TestContext.Current.CancellationToken);
            position += length;
        }

        await compressor.CompleteAsync(TestContext.Current.CancellationToken);
        return destination.ToArray();
    }

    private static bool AreEqual(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);

    private static byte[] Gunzip(byte[] compressed) => ReadAll(new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress));

    private static byte[] Unzstd(byte[] compressed) => ReadAll(new DecompressionStream(new MemoryStream(compressed)));

    private static byte[] ReadAll(Stream stream)
    {
        using (stream)
        {
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }
}
