namespace ImageGen.Benchmarks.Processes;

/// <summary>Whole builds with a cached <c>COPY</c>, ours and <c>tar | curl</c>'s in turn, so that both meet the same noise.</summary>
internal static class ContextBenchmark
{
    private const double LargestRatio = 1.5;
    private const double LargestPeakMegabytes = 80;

    private static readonly Dictionary<string, string> NoVariables = [];

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = LargeFolder.Make().FullPath;
        Console.WriteLine($"{LargeFolder.Files:N0} files, {LargeFolder.Files / 1_000_000.0 * LargeFolder.FileSize:N0} MB, a cached COPY, medians of {rounds}:");
        Console.WriteLine();
        Console.WriteLine("| builder  | ImageGen s | tar+curl s | ratio | peak MB |");
        Console.WriteLine("|----------|-----------:|-----------:|------:|--------:|");
        var met = await CompareAsync(folder, ImageBuilder.BuildKit, rounds);
        met &= await CompareAsync(folder, ImageBuilder.Classic, rounds);
        Console.WriteLine();
        Console.WriteLine($"Targets (ratio at most {LargestRatio}, peak under {LargestPeakMegabytes} MB): {(met ? "met" : "MISSED")}");
        return met ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(string folder, ImageBuilder builder, int rounds)
    {
        var ours = new List<TimedProcess>();
        var theirs = new List<TimedProcess>();
        for (var round = 0; round <= rounds; round++)
        {
            var our = await SendingClient.RunAsync(SendingClient.Jit, NoVariables, folder, builder, "imagegen-benchmark");
            var their = await TimedProcess.RunAsync("sh", NoVariables, "-c", TarAndCurl(folder, builder));
            if (their.Output.Contains("\"error\"", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(their.Output);
            }

            // The first round fills the engine's cache.
            if (round > 0)
            {
                ours.Add(our);
                theirs.Add(their);
            }
        }

        var (our_, their_) = (Median.OfSeconds(ours.Select(run => run.Elapsed)), Median.OfSeconds(theirs.Select(run => run.Elapsed)));
        var peak = ours.Max(run => SendingClient.PeakMemoryIn(run.Output)) / 1e6;
        Console.WriteLine($"| {builder,-8} | {our_,10:F2} | {their_,10:F2} | {our_ / their_,5:F2} | {peak,7:F1} |");
        return our_ / their_ <= LargestRatio && peak < LargestPeakMegabytes;
    }

    private static string TarAndCurl(string folder, ImageBuilder builder)
    {
        var (options, address) = CurlAddress(EngineEndpoint.Default.Address);
        var version = builder == ImageBuilder.BuildKit ? "&version=2" : string.Empty;
        return $"tar -C '{folder}' -c . | curl -sS --fail-with-body {options} -H 'Content-Type: application/x-tar' -X POST -T - '{address}/build?rm=1&t=imagegen-benchmark:curl{version}'";
    }

    private static (string Options, string Address) CurlAddress(Uri engine) => engine.Scheme switch
    {
        "unix" => ($"--unix-socket '{engine.AbsolutePath}'", "http://engine"),
        "tcp" or "http" => (string.Empty, $"http://{engine.Authority}"),
        _ => throw new NotSupportedException($"curl is compared on unix:// and tcp:// only, not on {engine}. Set DOCKER_HOST to such an engine."),
    };
}
