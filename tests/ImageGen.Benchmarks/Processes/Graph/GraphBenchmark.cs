namespace ImageGen.Benchmarks.Processes.Graph;

/// <summary>Three images over one folder of 20,000 files, two of them based on the third: all at once by this library, and one after the other by the docker CLI.</summary>
internal static class GraphBenchmark
{
    private const double LargestRatio = 0.7;
    private const string Tag = "benchmark";

    private static readonly string Engine = EngineEndpoint.Default.Address.OriginalString;

    /// <summary>The long step of the two programs. On a machine with two cores, builds at the same time can gain little where one step keeps both cores busy.</summary>
    private static readonly (string Name, string Command, bool IsMeasure)[] Works =
    [
        ("one core", "for i in 1 2 3 4 5 6; do find /src -type f -exec sha256sum {} +; done", true),
        ("two cores", "for i in 1 2 3 4 5 6; do find /src -type f | xargs cat | sha256sum; done", false),
    ];

    public static async Task<int> RunAsync(int rounds)
    {
        var baseImage = Environment.GetEnvironmentVariable("IMAGEGEN_BENCHMARK_BASE_IMAGE") ?? throw new InvalidOperationException("Run './build.sh bench graph': it makes the base image.");
        var parent = Directory.CreateTempSubdirectory("imagegen-benchmark-graph-").FullName;
        try
        {
            var folder = InProcess.ContextFolder.WithSmallFiles(parent);
            var isMet = true;
            foreach (var (name, command, isMeasure) in Works)
            {
                isMet &= await RunAsync(folder, baseImage, rounds, name, command) || !isMeasure;
            }

            return isMet ? 0 : 1;
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
            _ = await DockerCli.RunAsync(Engine, "image", "prune", "--all", "--force", "--filter", "label=imagegen.benchmark=graph");
            _ = await DockerCli.RunAsync(Engine, "builder", "prune", "--all", "--force");
        }
    }

    private static async Task<bool> RunAsync(InProcess.ContextFolder folder, string baseImage, int rounds, string name, string command)
    {
        List<(TimeSpan Ours, TimeSpan Cli)> pairs = [];
        for (var round = 0; round < rounds; round++)
        {
            var ours = round % 2 == 0 ? await MeasureAsync(folder, baseImage, command, OursAsync) : TimeSpan.Zero;
            var cli = await MeasureAsync(folder, baseImage, command, CliAsync);
            ours = ours == TimeSpan.Zero ? await MeasureAsync(folder, baseImage, command, OursAsync) : ours;
            pairs.Add((ours, cli));
            Console.Error.WriteLine($"graph, {name}: {ours.TotalSeconds:F2} s, docker CLI {cli.TotalSeconds:F2} s");
        }

        var ratio = Median.Of(pairs.Select(pair => pair.Ours / pair.Cli));
        Console.WriteLine($"Three images over 20,000 files, steps of {name}, medians of {rounds} pairs: {Median.OfSeconds(pairs.Select(pair => pair.Ours)):F2} s, docker CLI {Median.OfSeconds(pairs.Select(pair => pair.Cli)):F2} s.");
        Console.WriteLine($"Ratio of the pairs: {ratio:F2}, target {LargestRatio:F1}: {(ratio <= LargestRatio ? "met" : "MISSED")}");
        return ratio <= LargestRatio;
    }

    private static async Task<TimeSpan> MeasureAsync(InProcess.ContextFolder folder, string baseImage, string command, Func<string, string, Task> buildAsync)
    {
        folder.Renew();
        var name = $"imagegen-benchmark/{Guid.NewGuid():n}";
        // As a solution with two programs: a small base, and for each program a copy of all sources, in which a compiler works for a while.
        var work = $"COPY . /src\nRUN {command}";
        Write("base", $"FROM {baseImage}\nLABEL imagegen.benchmark=graph\nCOPY src0 /base\nRUN find /base -type f | xargs cat | sha256sum > /sum\n");
        Write("api", $"FROM {name}/base:{Tag}\n{work} > /api\n");
        Write("worker", $"FROM {name}/base:{Tag}\n{work} > /worker\n");
        _ = await TimedProcess.RunAsync("sync", new Dictionary<string, string>());
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        await buildAsync(folder.FullPath, name);
        return System.Diagnostics.Stopwatch.GetElapsedTime(started);

        void Write(string image, string dockerfile) => File.WriteAllText(Path.Join(folder.FullPath, image + ".Dockerfile"), $"# {name}\n{dockerfile}");
    }

    private static Task OursAsync(string folder, string name) => SendingClient.BuildGraphAsync(folder, name);

    private static async Task CliAsync(string folder, string name)
    {
        foreach (var image in (string[])["base", "api", "worker"])
        {
            _ = await DockerCli.RunAsync(Engine, "build", "--quiet", "--file", Path.Join(folder, image + ".Dockerfile"), "--tag", $"{name}/{image}:{Tag}", folder);
        }
    }
}
