using System.Buffers.Text;
using System.Text.Json;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Failures;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit;

/// <summary>Reads in what BuildKit's exporters say which image was built.</summary>
internal sealed class SolveOutcome(SolveResult result, BuildKitDaemon daemon)
{
    // Of the manifest or index; with an engine's graph drivers, which keep none, of the configuration.
    private const string Digest = "containerimage.digest";

    /// <summary>The manifest's or index's entry in an index, as JSON in base64.</summary>
    private const string Descriptor = "containerimage.descriptor";

    /// <exception cref="ImageBuildException">An image was asked for, and the daemon names none.</exception>
    public BuildOutcome ToBuildOutcome(BuildRequest request, BuildFailures failures, WarningCollector warnings)
    {
        var outputs = request.Options.Outputs;
        var id = ImageDigest.TryParse(result.ExporterResponse.GetValueOrDefault(Digest), out var digest) ? digest : null;
        if (id is null && (outputs.Count == 0 || outputs.Any(output => output is BuildOutput.ToImage)))
        {
            throw failures.WithoutImage();
        }

        return new BuildOutcome(id, warnings.Warnings)
        {
            Digest = daemon.Store == BuildKitStore.GraphDriver ? null : id,
            ManifestSizeBytes = ManifestSize(result.ExporterResponse.GetValueOrDefault(Descriptor)),
        };
    }

    private static long ManifestSize(string? descriptor)
    {
        if (descriptor is null || !Base64.IsValid(descriptor))
        {
            return 0;
        }

        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(descriptor));
            return json.RootElement.GetProperty("size").GetInt64();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // The size is only told on; a daemon that writes it differently has pushed all the same.
            return 0;
        }
    }
}
