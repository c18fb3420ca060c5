using System.Globalization;

namespace ImageGen.Benchmarks.Processes.Progress;

/// <summary>A build of a folder in a terminal.</summary>
internal sealed class ViewedBuild(string folder)
{
    /// <summary>Builds with a kind of progress.</summary>
    public async Task<TimeSpan> RunAsync(string progress)
    {
        var run = await PseudoTerminal.RunAsync(
            SendingClient.Jit,
            new Dictionary<string, string> { ["DOCKER_HOST"] = EngineEndpoint.Default.Address.OriginalString, ["IMAGEGEN_PROGRESS"] = progress },
            folder, nameof(ImageBuilder.BuildKit), "imagegen-benchmark");
        // A view that is not there costs nothing.
        return progress == "quiet" == (run.Output.Length == 0)
            ? run.Elapsed
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The progress '{progress}' wrote {run.Output.Length} characters: {run.Output}"));
    }
}
