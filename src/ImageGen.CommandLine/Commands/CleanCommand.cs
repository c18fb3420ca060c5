using System.CommandLine;
using System.Globalization;
using ImageGen.Oci;

namespace ImageGen.CommandLine.Commands;

/// <summary><c>clean</c>: empties the cache of builds in process.</summary>
internal sealed class CleanCommand : Command
{
    public CleanCommand()
        : base("clean", "Empty the cache that builds in process have on this machine.")
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be freed, and remove nothing." };
        Options.Add(dryRun);
        SetAction((result, cancellationToken) => RunAsync(result.InvocationConfiguration.Output, result.GetValue(dryRun), cancellationToken));
    }

    private static async Task<int> RunAsync(TextWriter writer, bool isDryRun, CancellationToken cancellationToken)
    {
        var cache = ImageCache.Default;
        var bytes = isDryRun ? await cache.GetSizeAsync(cancellationToken).ConfigureAwait(false) : await cache.ClearAsync(cancellationToken).ConfigureAwait(false);
        writer.WriteLine($"{(isDryRun ? "would free" : "freed")} {Size(bytes)} in {cache.Path}");
        return (int)CommandExitCode.Success;
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture) + " GB",
        >= 1_000_000 => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
        >= 1_000 => (bytes / 1e3).ToString("0.0", CultureInfo.InvariantCulture) + " kB",
        _ => bytes.ToString(CultureInfo.InvariantCulture) + " B",
    };
}
