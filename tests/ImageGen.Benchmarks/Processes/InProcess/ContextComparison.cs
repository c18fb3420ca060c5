using ImageGen.Benchmarks.Processes.Auto;

namespace ImageGen.Benchmarks.Processes.InProcess;

/// <summary>A folder copied to an empty image and pushed, in the process of a program and by the BuildKit of an engine. Each build finds nothing of the one before.</summary>
/// <param name="name">What is built.</param>
/// <param name="context">The folder.</param>
/// <param name="registry">The registry.</param>
/// <param name="cache">The folder for the caches of the builds.</param>
internal sealed class ContextComparison(string name, ContextFolder context, string registry, string cache)
{
    private const double LargestRatio = 1.0;
    private const string Tag = "benchmark";

    private readonly Comparison _comparison = new(name, "buildkit", LargestRatio);
    private string? _lastDigest;

    public async Task RunAsync(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            context.Renew();
            var our = round % 2 == 0 ? await MeasureAsync(ImageBuilder.InProcess) : default;
            var their = await MeasureAsync(ImageBuilder.BuildKit);
            our = our.Image is null ? await MeasureAsync(ImageBuilder.InProcess) : our;
            _comparison.Add(our.Measurement, their.Measurement);
            _lastDigest = our.Image.Digest;
        }
    }

    /// <summary>Builds once more with an empty cache.</summary>
    /// <returns>Whether the image is the same.</returns>
    public async Task<bool> RepeatAsync() => (await MeasureAsync(ImageBuilder.InProcess)).Image.Digest == _lastDigest;

    public bool Print() => _comparison.Print();

    private async Task<(Measurement Measurement, ImageInRegistry Image)> MeasureAsync(ImageBuilder builder)
    {
        var id = Guid.NewGuid().ToString("n");
        var repository = $"{registry}/in-process/{id}";
        // What the build before has left to be written to the disk is not this one's.
        _ = await TimedProcess.RunAsync("sync", new Dictionary<string, string>());
        var run = await SendingClient.PushAsync(new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Join(cache, id) }, context.FullPath, builder, repository);
        var image = await ImageInRegistry.ReadAsync($"{repository}:{Tag}");
        return (new Measurement(run.Elapsed, image.Size, SendingClient.PeakMemoryIn(run.Output)), image);
    }
}
