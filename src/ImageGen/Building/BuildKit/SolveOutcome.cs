using System.Buffers.Text;
using System.Text.Json;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Failures;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit;

/// <summary>Reads the built image from the response of BuildKit's exporters.</summary>
internal sealed class SolveOutcome(SolveResult result, BuildKitDaemon daemon)
{
    // The digest of the manifest or index. With an engine's graph drivers, which have no manifest, that of the configuration.
    private const string Digest = "containerimage.digest";

    /// <summary>The descriptor of the manifest or index, as JSON in base64.</summary>
    private const string Descriptor = "containerimage.descriptor";

    /// <exception cref="ImageBuildException">The build should create an image, and the daemon reports none.</exception>
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
            // The size is informative. A daemon with another format has pushed the image nevertheless.
            return 0;
        }
    }
}
