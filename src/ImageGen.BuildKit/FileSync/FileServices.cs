using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync;

/// <summary>Creates the file transfer services of a build. A service without anything to transfer is omitted.</summary>
internal static class FileServices
{
    private const string DefaultFrontend = "dockerfile.v0";

    public static IEnumerable<ISessionService> Create(SolveOptions options, ReadGate gate)
    {
        if (options.Session.LocalSources.Count > 0)
        {
            yield return new FileSyncService(new Dictionary<string, LocalSource>(options.Session.LocalSources, StringComparer.Ordinal), gate, WrittenFolders(options));
        }

        // The daemon counts all exporters, including those without a target.
        var targets = new Dictionary<int, ExportTarget>();
        for (var i = 0; i < options.Exporters.Count; i++)
        {
            if (options.Exporters[i].Target is { } target)
            {
                targets.Add(i, target);
            }
        }

        if (targets.Count > 0)
        {
            yield return new FileSendService(targets, gate, CountPlatforms(options));
        }
    }

    /// <summary>The folders that the build writes to or reads a cache from: their content is not part of any context.</summary>
    public static List<string> WrittenFolders(SolveOptions options) =>
    [
        .. options.Exporters.Select(static exporter => exporter.Target?.WrittenFolder).OfType<string>(),
        .. options.CacheImports.Select(static cache => LocalFolder(cache, "src")).OfType<string>(),
        .. options.CacheExports.Select(static cache => LocalFolder(cache, "dest")).OfType<string>(),
    ];

    private static string? LocalFolder(CacheOption cache, string attribute) =>
        cache.Type == "local" && cache.Attributes.TryGetValue(attribute, out var folder) ? folder : null;

    /// <summary>The number of platforms of the build. Other frontends may choose platforms by themselves.</summary>
    private static int CountPlatforms(SolveOptions options) =>
        options.FrontendAttributes.TryGetValue("platform", out var platforms) ? platforms.Split(',').Length
        : options.Frontend == DefaultFrontend ? 1
        : int.MaxValue;
}
