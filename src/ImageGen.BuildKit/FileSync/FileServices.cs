using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync;

/// <summary>The services of a build that move files. One that has nothing to move is left out.</summary>
internal static class FileServices
{
    public static IEnumerable<ISessionService> Of(SolveOptions options)
    {
        if (options.Session.LocalSources.Count > 0)
        {
            yield return new FileSyncService(options.Session.LocalSources.ToDictionary(StringComparer.Ordinal));
        }

        // The daemon counts the exporters, those without a target, too.
        var targets = options.Exporters.Index()
            .Where(exporter => exporter.Item.Target is not null)
            .ToDictionary(exporter => exporter.Index, exporter => exporter.Item.Target!);
        if (targets.Count > 0)
        {
            yield return new FileSendService(targets);
        }
    }
}
