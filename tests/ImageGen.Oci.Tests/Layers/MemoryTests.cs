using ImageGen.Oci.Layers.Compression;
using Xunit;

namespace ImageGen.Oci.Tests.Layers;

/// <summary>The memory does not grow with the size of a layer. No other test runs at the same time.</summary>
[Trait("Needs", "time")]
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public class MemoryTests
{
    private const long MaxGrowth = 64_000_000;
    private const int Part = 1 << 20;

    /// <summary>A machine with many processors has the most blocks in memory.</summary>
    [Theory]
    [InlineData("gzip", 1, 300)]
    [InlineData("gzip", 9, 30)]
    [InlineData("zstd", 1, 500)]
    [InlineData("zstd", 5, 300)]
    [InlineData("zstd", 9, 100)]
    [InlineData("zstd", 19, 10)]
    public async Task Compression_on_many_processors_is_bounded(string format, int level, int megabytes)
    {
        await using var compressor = new ParallelCompressor(Stream.Null, format == "gzip" ? new GzipFormat(level) : new ZstdFormat(level), processors: 64);
        var content = LayerBytes.Text(Part);
        var memory = new MemoryMeter();
        for (var i = 0; i < megabytes; i++)
        {
            await compressor.WriteAsync(content, TestContext.Current.CancellationToken);
            memory.MeasureAt(i, megabytes);
        }

        Assert.InRange(memory.Growth, long.MinValue, MaxGrowth);
    }

    [Fact]
    public async Task A_layer_with_a_file_of_1_GB_needs_little_memory()
    {
        var memory = new MemoryMeter();
        await using var writer = new LayerWriter(Stream.Null, LayerCompression.Gzip(1));
        await writer.AddAsync(new LayerEntry { Path = "large", Size = 1024L * Part, Open = () => new RepeatedStream(LayerBytes.Text(Part), 1024, memory) }, TestContext.Current.CancellationToken);
        var layer = await writer.CompleteAsync(TestContext.Current.CancellationToken);

        Assert.InRange(memory.Growth, long.MinValue, MaxGrowth);
        Assert.InRange(layer.Descriptor.Size, 1_000_000, 100_000_000);
    }

    /// <summary>The largest growth of the process's memory since the start, after a collection: managed memory, and that of the compressors.</summary>
    private sealed class MemoryMeter
    {
        private const int Points = 5;

        private readonly long _start = Measure();

        public long Growth { get; private set; }

        public void MeasureAt(int step, int steps)
        {
            if (step % Math.Max(steps / Points, 1) == 0)
            {
                Growth = Math.Max(Growth, Measure() - _start);
            }
        }

        private static long Measure()
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            return Environment.WorkingSet;
        }
    }

    private sealed class RepeatedStream(byte[] part, int count, MemoryMeter memory) : MemoryStream(part)
    {
        private int _read;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read > 0 || ++_read >= count)
            {
                return read;
            }

            memory.MeasureAt(_read, count);
            Position = 0;
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
