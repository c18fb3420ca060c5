using System.Net.Sockets;

namespace ImageGen.Benchmarks.Processes;

/// <summary>Builds with BuildKit, ours and the docker CLI's in turn, so that both meet the same noise: nothing changed, and nothing there yet.</summary>
internal static class BuildKitBenchmark
{
    /// <summary>A build of which nothing changed takes less than a second, and more of them make a steadier median.</summary>
    private const int RoundsOfCached = 3;

    private const double LargestPeakMegabytes = 96;
    private const double LargestWireShare = 0.006;
    private const double LargestColdRatio = 1.0;
    private const double LargestNativeRatio = 0.6;
    private const double LargestJitRatio = 1.1;

    private static readonly Dictionary<string, string> NoVariables = [];
    private static readonly string Engine = EngineEndpoint.Default.Address.OriginalString;

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = LargeFolder.Make();
        const double Megabytes = LargeFolder.Files / 1_000_000.0 * LargeFolder.FileSize;
        Console.WriteLine($"{LargeFolder.Files:N0} files, {Megabytes:N0} MB, BuildKit; medians of {RoundsOfCached * rounds} pairs where nothing changed, of {rounds} cold ones; the ratio is that of the pairs.");
        Console.WriteLine("The programs have TieredCompilation, EventSourceSupport and MetricsSupport false and ThreadPoolSpinCount 0, as docs/guides/speed.md advises.");
        Console.WriteLine();
        Console.WriteLine("| build           | program   | ImageGen s | docker s | ratio | target | peak MB |");
        Console.WriteLine("|-----------------|-----------|-----------:|---------:|------:|-------:|--------:|");
        var met = await CompareAsync("nothing changed", folder, SendingClient.Native, cold: false, RoundsOfCached * rounds, LargestNativeRatio);
        met &= await CompareAsync("nothing changed", folder, SendingClient.Jit, cold: false, RoundsOfCached * rounds, LargestJitRatio);
        met &= await CompareAsync("cold", folder, SendingClient.Native, cold: true, rounds, LargestColdRatio);
        met &= await CompareAsync("cold", folder, SendingClient.Jit, cold: true, rounds, LargestColdRatio);
        Console.WriteLine();
        met &= await CountWireAsync(folder);
        // The copies of the cold builds.
        _ = await DockerCli.RunAsync(Engine, "builder", "prune", "--all", "--force", "--filter", "type=source.local");
        Console.WriteLine($"Targets (also: peak at most {LargestPeakMegabytes} MB): {(met ? "met" : "MISSED")}");
        return met ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(string name, LargeFolder folder, string program, bool cold, int rounds, double target)
    {
        var ours = new List<TimedProcess>();
        var theirs = new List<TimedProcess>();
        for (var round = 0; round <= rounds; round++)
        {
            // By turns, so that neither always meets what the other has left behind.
            var their = round % 2 == 0 ? await BuildTheirsAsync() : null;
            var our = await BuildOursAsync();
            their ??= await BuildTheirsAsync();

            // The first round fills the engine's cache.
            if (round > 0)
            {
                ours.Add(our);
                theirs.Add(their);
            }
        }

        var (our_, their_) = (Median.OfSeconds(ours.Select(run => run.Elapsed)), Median.OfSeconds(theirs.Select(run => run.Elapsed)));
        var ratio = Median.Of(ours.Zip(theirs, (our, their) => our.Elapsed / their.Elapsed));
        var peak = ours.Max(run => SendingClient.PeakMemoryIn(run.Output)) / 1e6;
        var kind = program == SendingClient.Native ? "NativeAOT" : "JIT";
        Console.WriteLine($"| {name,-15} | {kind,-9} | {our_,10:F2} | {their_,8:F2} | {ratio,5:F2} | {target,6:F1} | {peak,7:F1} |");
        return ratio <= target && peak <= LargestPeakMegabytes;

        async Task<TimedProcess> BuildTheirsAsync()
        {
            await PrepareAsync();
            return await DockerCli.RunAsync(Engine, "build", "--quiet", "--tag", "imagegen-benchmark:docker", folder.FullPath);
        }

        async Task<TimedProcess> BuildOursAsync()
        {
            await PrepareAsync();
            return await SendingClient.RunAsync(program, ToEngine(Engine), folder.FullPath, ImageBuilder.BuildKit, "imagegen-benchmark");
        }

        // A cold build finds no copy of the context at the engine; the image's layers stay. To prune the copy instead would be what is measured:
        // an ext4 without a journal, as of many virtual machines, passes over the inodes that were freed in the last minutes, one by one, for
        // each file that the engine writes (recently_deleted in Linux' fs/ext4/ialloc.c). It made three seconds into fifteen.
        async Task PrepareAsync()
        {
            if (cold)
            {
                folder.Rename();
                // What the build before has left to be written to the disk is not this one's.
                _ = await TimedProcess.RunAsync("sync", NoVariables);
            }
        }
    }

    private static async Task<bool> CountWireAsync(LargeFolder folder)
    {
        var sockets = Directory.CreateTempSubdirectory("imagegen-wire-");
        try
        {
            await using var proxy = new CountingProxy(
                new UnixDomainSocketEndPoint(Path.Join(sockets.FullName, "engine.sock")), new UnixDomainSocketEndPoint(new Uri(Engine).AbsolutePath));
            var run = () => SendingClient.RunAsync(SendingClient.Native, ToEngine($"unix://{proxy.Address}"), folder.FullPath, ImageBuilder.BuildKit, "imagegen-benchmark");
            _ = await run();
            _ = proxy.TakeBytes();
            _ = await run();
            var (sent, received) = proxy.TakeBytes();
            var bytes = sent + received;
            var share = bytes / ((double)LargeFolder.Files * LargeFolder.FileSize);
            Console.WriteLine($"On the wire when nothing changed: {bytes:N0} bytes, {share:P2} of the context (target {LargestWireShare:P1})");
            return share <= LargestWireShare;
        }
        finally
        {
            sockets.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> ToEngine(string engine) => new() { ["DOCKER_HOST"] = engine };
}
