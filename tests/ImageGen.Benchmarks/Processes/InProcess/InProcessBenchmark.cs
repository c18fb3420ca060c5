namespace ImageGen.Benchmarks.Processes.InProcess;

/// <summary>Images that the process of a program builds without an engine: a project against the .NET SDK, and contexts against the BuildKit of an engine.</summary>
internal static class InProcessBenchmark
{
    /// <summary>A pair of builds of a context takes up to two minutes on two cores.</summary>
    private const int MaxContextRounds = 2;

    private static readonly string Engine = EngineEndpoint.Default.Address.OriginalString;

    public static async Task<int> RunAsync(int rounds)
    {
        var registry = Environment.GetEnvironmentVariable("IMAGEGEN_BENCHMARK_REGISTRY") ?? throw new InvalidOperationException("Run './build.sh bench in-process': it starts the registry with the base images.");
        var contextRounds = Math.Min(rounds, MaxContextRounds);
        var folder = Directory.CreateTempSubdirectory("imagegen-benchmark-in-process-").FullName;
        try
        {
            var shop = new ShopComparison(folder, registry);
            await shop.RunAsync(rounds);
            var files = new ContextComparison("20,000 files, 200 MB", ContextFolder.WithSmallFiles(folder), registry, folder);
            await files.RunAsync(contextRounds);
            var filesAreRepeatable = await files.RepeatAsync();
            var large = new ContextComparison("one file of 1 GB", ContextFolder.WithLargeFile(folder), registry, folder);
            await large.RunAsync(contextRounds);

            Console.WriteLine($"Built and pushed to a registry on this machine, medians of {rounds} pairs, and of {contextRounds} of the contexts; the ratio is that of the pairs.");
            Console.WriteLine("Bytes of the shop: what the registry received. Bytes of the others: the image as it is transferred.");
            Console.WriteLine();
            Comparison.PrintHeader();
            var met = shop.Print() & files.Print() & large.Print();
            Console.WriteLine();
            met &= PrintRepeatable("shop", shop.IsRepeatable) & PrintRepeatable("20,000 files", filesAreRepeatable);
            Console.WriteLine($"Targets: {(met ? "met" : "MISSED")}");
            return met ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            // The copies of the contexts and the layers of these images.
            _ = await DockerCli.RunAsync(Engine, "image", "prune", "--all", "--force", "--filter", "label=imagegen.benchmark=in-process");
            _ = await DockerCli.RunAsync(Engine, "builder", "prune", "--all", "--force");
        }
    }

    private static bool PrintRepeatable(string name, bool isRepeatable)
    {
        Console.WriteLine($"Two builds of {name} with empty caches have the same digest: {(isRepeatable ? "yes" : "no")}");
        return isRepeatable;
    }
}
