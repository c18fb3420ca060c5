using System.Runtime;

namespace ImageGen.Growth.Tests;

/// <summary>Measures how a shape's cost grows with its size.</summary>
internal static class GrowthMeter
{
    /// <summary>A shorter measurement than this says little.</summary>
    private const double LeastSeconds = 0.01;

    /// <summary>The smaller input is read for as long as the larger one took, but no longer: both meet the same other work on the machine.</summary>
    private const double MostSeconds = 0.2;

    /// <summary>So much is allocated before the collector runs: what survives a collection is copied, and that is none of the parser's work.</summary>
    private const long BytesWithoutCollection = 512L * 1024 * 1024;
    private const int Attempts = 8;

    /// <summary>Measures a shape, again where it does not look linear: what disturbs a measurement seldom disturbs eight.</summary>
    public static Growth Measure(GrowthShape shape)
    {
        var small = shape.Prepare(shape.Size);
        var large = shape.Prepare(shape.Size * Growth.Factor);
        small();
        var growth = Once(small, large);
        for (var attempt = 1; attempt < Attempts && !growth.IsLinear; attempt++)
        {
            growth = Growth.Better(growth, Once(small, large));
        }

        return growth;
    }

    /// <summary>The cost of one run, from as many as it takes to see it.</summary>
    public static Cost CostOf(Action action, double seconds = LeastSeconds)
    {
        var isQuiet = GC.TryStartNoGCRegion(BytesWithoutCollection);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var before = Environment.CpuUsage.TotalTime;
        var runs = 0;
        TimeSpan elapsed;
        do
        {
            action();
            runs++;
            elapsed = Environment.CpuUsage.TotalTime - before;
        }
        while (elapsed.TotalSeconds < seconds);

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        if (isQuiet && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        return new Cost(elapsed.TotalSeconds / runs, (double)bytes / runs);
    }

    private static Growth Once(Action small, Action large)
    {
        var ten = CostOf(large);
        var one = CostOf(small, Math.Clamp(ten.Seconds, LeastSeconds, MostSeconds));
        var growth = new Growth(one, ten, MemoryFactor: 1);
        return growth.IsLinear ? growth : growth with { MemoryFactor = MemoryWalk.Factor(one.Bytes, ten.Bytes) };
    }
}
