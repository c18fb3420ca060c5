using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync;

/// <summary>The services of a build that move files. One that has nothing to move is left out.</summary>
internal static class FileServices
{
    private const string UsualFrontend = "dockerfile.v0";

    public static IEnumerable<ISessionService> Create(SolveOptions options, DeliveryGate gate)
    {
        if (options.Session.LocalSources.Count > 0)
        {
            yield return new FileSyncService(new Dictionary<string, LocalSource>(options.Session.LocalSources, StringComparer.Ordinal), gate, WrittenFolders(options));
        }

        // The daemon counts the exporters, those without a target, too.
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

    /// <summary>The folders that the build writes to, or reads as a cache: what is in them is not part of a context.</summary>
    public static List<string> WrittenFolders(SolveOptions options) =>
    [
        .. options.Exporters.Select(static exporter => exporter.Target?.WrittenFolder).OfType<string>(),
        .. options.CacheImports.Select(static cache => LocalFolder(cache, "src")).OfType<string>(),
        .. options.CacheExports.Select(static cache => LocalFolder(cache, "dest")).OfType<string>(),
    ];

    private static string? LocalFolder(CacheOption cache, string attribute) =>
        cache.Type == "local" && cache.Attributes.TryGetValue(attribute, out var folder) ? folder : null;

    /// <summary>How many platforms the build is for. A frontend of another kind may choose them by itself.</summary>
    private static int CountPlatforms(SolveOptions options) =>
        options.FrontendAttributes.TryGetValue("platform", out var platforms) ? platforms.Split(',').Length
        : options.Frontend == UsualFrontend ? 1
        : int.MaxValue;
}
