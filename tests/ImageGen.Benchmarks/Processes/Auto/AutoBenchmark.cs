namespace ImageGen.Benchmarks.Processes.Auto;

/// <summary>
/// The Shop API built and pushed by the .NET SDK, with a hand-written Dockerfile by the docker CLI, and by <c>auto</c> with both places of the publish:
/// with nothing there yet, and after a change of the program alone.
/// </summary>
internal static class AutoBenchmark
{
    private const double LargestShareOfBytes = 0.2;
    private const double LargestRatio = 1.0;

    private static readonly string Engine = EngineEndpoint.Default.Address.OriginalString;

    public static async Task<int> RunAsync(int rounds)
    {
        var registry = Environment.GetEnvironmentVariable("IMAGEGEN_BENCHMARK_REGISTRY") ?? throw new InvalidOperationException("Run './build.sh bench auto': it starts the registry with the base images.");
        var folder = Directory.CreateTempSubdirectory("imagegen-benchmark-auto-").FullName;
        try
        {
            var ways = await Way.AllAsync(folder, registry, await ShopCopy.MakeFeedAsync(folder));
            var first = new Dictionary<Way, TimeSpan>();
            var again = ways.ToDictionary(way => way, _ => new List<TimeSpan>());
            var pushed = new Dictionary<Way, long>();
            var images = new Dictionary<Way, ImageInRegistry>();
            foreach (var way in ways)
            {
                // The packages and layers of the way before.
                _ = await DockerCli.RunAsync(Engine, "builder", "prune", "--all", "--force");
                first[way] = (await way.RunAsync(way)).Elapsed;
                images[way] = await ImageInRegistry.ReadAsync(way.Reference);
            }

            // A rebuild that was not measured: the prune took away what an engine with earlier builds has.
            for (var round = 0; round <= rounds; round++)
            {
                // By turns, so that no way always meets what the same other one has left behind.
                foreach (var way in round % 2 == 0 ? ways : ways.Reverse())
                {
                    way.Shop.Change();
                    var elapsed = (await way.RunAsync(way)).Elapsed;
                    var image = await ImageInRegistry.ReadAsync(way.Reference);
                    (pushed[way], images[way]) = (image.SizeBeyond(images[way]), image);
                    if (round > 0)
                    {
                        again[way].Add(elapsed);
                    }
                }
            }

            return Print(ways, first, again, pushed, images, rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Print(IReadOnlyList<Way> ways, Dictionary<Way, TimeSpan> first, Dictionary<Way, List<TimeSpan>> again, Dictionary<Way, long> pushed, Dictionary<Way, ImageInRegistry> images, int rounds)
    {
        Console.WriteLine($"The Shop API with four packages, built and pushed; the rebuild is after a change of the program alone, the median of {rounds}.");
        Console.WriteLine();
        Console.WriteLine("| way          | first s | rebuild s | bytes pushed | image bytes |");
        Console.WriteLine("|--------------|--------:|----------:|-------------:|------------:|");
        foreach (var way in ways)
        {
            Console.WriteLine($"| {way.Name,-12} | {first[way].TotalSeconds,7:F1} | {Median.OfSeconds(again[way]),9:F1} | {pushed[way],12:N0} | {images[way].Size,11:N0} |");
        }

        var (sdk, handWritten, container, host) = (ways[0], ways[1], ways[2], ways[3]);
        Console.WriteLine();
        var met = Check("bytes pushed by container / sdk", (double)pushed[container] / pushed[sdk], LargestShareOfBytes);
        met &= Check("bytes pushed by host / sdk", (double)pushed[host] / pushed[sdk], LargestShareOfBytes);
        met &= Check("rebuild by container / hand-written", Ratio(container, handWritten), LargestRatio);
        met &= Check("rebuild by host / sdk", Ratio(host, sdk), LargestRatio);
        return met ? 0 : 1;

        double Ratio(Way way, Way other) => Median.Of(again[way].Zip(again[other], (our, their) => our / their));
    }

    private static bool Check(string name, double value, double target)
    {
        Console.WriteLine($"{name}: {value:F2} (target {target:F2}): {(value <= target ? "met" : "MISSED")}");
        return value <= target;
    }
}
