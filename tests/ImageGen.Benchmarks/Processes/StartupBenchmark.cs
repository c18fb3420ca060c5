namespace ImageGen.Benchmarks.Processes;

/// <summary>How long a program takes from its start until the engine gets a byte from it, and until it gets the context.</summary>
internal static class StartupBenchmark
{
    public static async Task<int> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("imagegen-startup-");
        try
        {
            await File.WriteAllTextAsync(Path.Join(folder.FullName, "Dockerfile"), "FROM scratch\n");
            await using var sink = await SinkEngine.StartAsync(Path.Join(folder.FullName, "engine.sock"));
            var context = Directory.CreateDirectory(Path.Join(folder.FullName, "context"));
            File.Move(Path.Join(folder.FullName, "Dockerfile"), Path.Join(context.FullName, "Dockerfile"));
            var host = new Dictionary<string, string> { ["DOCKER_HOST"] = "unix://" + sink.SocketPath };
            var ours = new List<Arrivals>();
            var curls = new List<Arrivals>();
            for (var round = 0; round <= rounds; round++)
            {
                var our = await sink.WatchAsync(() => SendingClient.RunAsync(SendingClient.Jit, host, context.FullName, ImageBuilder.Classic, "startup"));
                var curl = await sink.WatchAsync(() => TimedProcess.RunAsync(
                    "curl", host, "-sS", "--unix-socket", sink.SocketPath, "-X", "POST", "-T", Path.Join(context.FullName, "Dockerfile"), "http://engine/v1.41/build"));
                if (round > 0)
                {
                    ours.Add(our);
                    curls.Add(curl);
                }
            }

            Print(rounds, ours, curls);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(int rounds, List<Arrivals> ours, List<Arrivals> curls)
    {
        Console.WriteLine($"Process start to the first byte at the engine, medians of {rounds}:");
        Console.WriteLine();
        Console.WriteLine("|                      | ImageGen ms | curl ms | ratio |");
        Console.WriteLine("|----------------------|------------:|--------:|------:|");
        Row("first request", arrivals => arrivals.FirstRequest);
        Row("first context byte", arrivals => arrivals.FirstContextByte);
        Row("end of process", arrivals => arrivals.End);
        Console.WriteLine();

        void Row(string name, Func<Arrivals, TimeSpan> moment)
        {
            var (our, curl) = (1000 * Median.OfSeconds(ours.Select(moment)), 1000 * Median.OfSeconds(curls.Select(moment)));
            Console.WriteLine($"| {name,-20} | {our,11:F0} | {curl,7:F0} | {our / curl,5:F1} |");
        }
    }
}
