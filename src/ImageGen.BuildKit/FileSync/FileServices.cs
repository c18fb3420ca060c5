using ImageGen.BuildKit.Sessions;

namespace ImageGen.BuildKit.FileSync;

/// <summary>The services of a build that move files. One that has nothing to move is left out.</summary>
internal static class FileServices
{
    public static IEnumerable<ISessionService> Of(SolveOptions options)
    {
        if (options.Session.LocalSources.Count > 0)
        {
            yield return new FileSyncService(new Dictionary<string, LocalSource>(options.Session.LocalSources, StringComparer.Ordinal));
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
            yield return new FileSendService(targets);
        }
    }
}
