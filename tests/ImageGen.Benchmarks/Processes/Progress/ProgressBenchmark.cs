namespace ImageGen.Benchmarks.Processes.Progress;

/// <summary>What the live view costs a build in a terminal: pairs of builds, one of them without output.</summary>
internal static class ProgressBenchmark
{
    /// <summary>A build of which nothing changed takes about a second, and more of them make a steadier median.</summary>
    private const int RoundsOfCached = 5;

    private const double LargestRatio = 1.03;

    public static async Task<int> RunAsync(int rounds)
    {
        var baseImage = Environment.GetEnvironmentVariable("IMAGEGEN_BENCHMARK_BASE_IMAGE") ?? throw new InvalidOperationException("Run './build.sh bench progress': it makes the base image.");
        using var build = new LongBuild(baseImage);
        Console.WriteLine($"Builds in a terminal of 160 columns, with the live view and without output; medians of {rounds} pairs, and of {RoundsOfCached * rounds} where nothing changed; the ratio is that of the pairs.");
        Console.WriteLine();
        Console.WriteLine("| build                    | live s | quiet s | ratio | target |");
        Console.WriteLine("|--------------------------|-------:|--------:|------:|-------:|");
        var met = await CompareAsync("10 s with 2,000 lines", new ViewedBuild(build.FullPath), build.Change, rounds);
        met &= await CompareAsync("20,000 files, unchanged", new ViewedBuild(LargeFolder.Make().FullPath), () => { }, RoundsOfCached * rounds);
        Console.WriteLine();
        Console.WriteLine($"Targets: {(met ? "met" : "MISSED")}");
        return met ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(string name, ViewedBuild build, Action prepare, int rounds)
    {
        List<(TimeSpan Live, TimeSpan Quiet)> pairs = [];
        // The first build of a kind is not counted: it fills caches.
        _ = await RunAsync("quiet");
        for (var round = 0; round < rounds; round++)
        {
            // By turns, so that neither always meets what the other has left behind.
            var first = await RunAsync(round % 2 == 0 ? "live" : "quiet");
            var second = await RunAsync(round % 2 == 0 ? "quiet" : "live");
            pairs.Add(round % 2 == 0 ? (first, second) : (second, first));
        }

        var ratio = Median.Of(pairs.Select(pair => pair.Live / pair.Quiet));
        Console.WriteLine($"| {name,-24} | {Median.OfSeconds(pairs.Select(pair => pair.Live)),6:F3} | {Median.OfSeconds(pairs.Select(pair => pair.Quiet)),7:F3} | {ratio,5:F3} | {LargestRatio,6:F2} |");
        return ratio <= LargestRatio;

        Task<TimeSpan> RunAsync(string progress)
        {
            prepare();
            return build.RunAsync(progress);
        }
    }
}
