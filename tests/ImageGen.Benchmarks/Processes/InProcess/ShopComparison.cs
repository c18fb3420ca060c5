using System.Net;
using ImageGen.Benchmarks.Processes.Auto;

namespace ImageGen.Benchmarks.Processes.InProcess;

/// <summary>The Shop API built and pushed by <c>auto</c> in the process of a program, against the .NET SDK.</summary>
/// <param name="folder">The folder for the copies of the shop.</param>
/// <param name="registry">The registry.</param>
internal sealed class ShopComparison(string folder, string registry)
{
    private const double LargestRatio = 0.7;
    private const double LargestShareOfBytes = 0.2;

    private readonly Comparison _first = new("shop, first", "sdk", LargestRatio);
    private readonly Comparison _rebuild = new("shop, rebuild", "sdk", LargestRatio) { LargestShareOfBytes = LargestShareOfBytes };

    /// <summary>Whether a last build with an empty cache gave the same image.</summary>
    public bool IsRepeatable { get; private set; }

    public async Task RunAsync(int rounds)
    {
        await using var proxy = new CountingProxy(new IPEndPoint(IPAddress.Loopback, 0), IPEndPoint.Parse(registry));
        var feed = await ShopCopy.MakeFeedAsync(folder);
        for (var round = 0; round < rounds; round++)
        {
            var (sdk, ours) = await Way.WithoutEngineAsync(Path.Join(folder, $"round{round}"), proxy.Address.ToString()!, feed, $"in-process/{Guid.NewGuid():n}");
            var oursIsFirst = round % 2 == 0;
            await CompareAsync(_first, sdk, ours, proxy, oursIsFirst);
            sdk.Shop.Change();
            ours.Shop.Change();
            await CompareAsync(_rebuild, sdk, ours, proxy, !oursIsFirst);
            if (round == rounds - 1)
            {
                IsRepeatable = await IsSameWithoutCacheAsync(ours);
            }
        }
    }

    public bool Print() => _first.Print() & _rebuild.Print();

    private static async Task CompareAsync(Comparison comparison, Way sdk, Way ours, CountingProxy proxy, bool oursIsFirst)
    {
        var our = oursIsFirst ? await MeasureAsync(ours, proxy) : null;
        var their = await MeasureAsync(sdk, proxy);
        comparison.Add(our ?? await MeasureAsync(ours, proxy), their);
    }

    private static async Task<Measurement> MeasureAsync(Way way, CountingProxy proxy)
    {
        _ = proxy.TakeBytes();
        var run = await way.RunAsync(way);
        return new Measurement(run.Elapsed, proxy.TakeBytes().ToTarget);
    }

    private static async Task<bool> IsSameWithoutCacheAsync(Way ours)
    {
        var before = await ImageInRegistry.ReadAsync(ours.Reference);
        Directory.Delete(ours.CacheFolder, recursive: true);
        _ = await ours.RunAsync(ours);
        return (await ImageInRegistry.ReadAsync(ours.Reference)).Digest == before.Digest;
    }
}
