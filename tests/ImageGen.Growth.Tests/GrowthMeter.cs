using System.Runtime;

namespace ImageGen.Growth.Tests;

/// <summary>Measures how a shape's cost grows with its size.</summary>
internal static class GrowthMeter
{
    /// <summary>A shorter measurement than this says little.</summary>
    private const double LeastSeconds = 0.01;

    /// <summary>So much is allocated before the collector runs: what survives a collection is copied, and that is none of the parser's work.</summary>
    private const long BytesWithoutCollection = 512L * 1024 * 1024;
    private const int Rounds = 2;
    private const int Attempts = 6;

    /// <summary>Measures a shape, again where it does not look linear: what disturbs a measurement seldom disturbs four.</summary>
    public static Growth Measure(GrowthShape shape)
    {
        var small = shape.Prepare(shape.Size);
        var large = shape.Prepare(shape.Size * Growth.Factor);
        small();
        var growth = Once(small, large);
        for (var attempt = 1; attempt < Attempts && !growth.IsLinear; attempt++)
        {
            growth = Growth.Least(growth, Once(small, large));
        }

        return growth;
    }

    private static Growth Once(Action small, Action large)
    {
        var growth = new Growth(Least(small, Rounds), Least(large, 1), MemoryFactor: 1);
        return growth.IsLinear ? growth : growth with { MemoryFactor = MemoryWalk.Factor(growth.Small.Bytes, growth.Large.Bytes) };
    }

    private static Cost Least(Action action, int rounds)
    {
        var least = CostOf(action);
        for (var round = 1; round < rounds; round++)
        {
            least = Cost.Least(least, CostOf(action));
        }

        return least;
    }

    /// <summary>The cost of one run, from as many as it takes to see it.</summary>
    public static Cost CostOf(Action action)
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
        while (elapsed.TotalSeconds < LeastSeconds);

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        if (isQuiet && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }

        return new Cost(elapsed.TotalSeconds / runs, (double)bytes / runs);
    }
}
