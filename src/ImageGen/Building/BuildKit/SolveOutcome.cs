using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Failures;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit;

/// <summary>Reads in what BuildKit's exporters say which image was built.</summary>
internal sealed class SolveOutcome(SolveResult result, BuildKitDaemon daemon)
{
    // Of the manifest or index; with an engine's graph drivers, which keep none, of the configuration.
    private const string Digest = "containerimage.digest";

    /// <exception cref="ImageBuildException">An image was asked for, and the daemon names none.</exception>
    public BuildOutcome ToBuildOutcome(BuildRequest request, BuildFailures failures, WarningCollector warnings)
    {
        var outputs = request.Options.Outputs;
        var id = ImageDigest.TryParse(result.ExporterResponse.GetValueOrDefault(Digest), out var digest) ? digest : null;
        if (id is null && (outputs.Count == 0 || outputs.Any(output => output is BuildOutput.ToImage)))
        {
            throw failures.WithoutImage();
        }

        return new BuildOutcome(id, warnings.Warnings) { Digest = daemon.Store == BuildKitStore.GraphDriver ? null : id };
    }
}
