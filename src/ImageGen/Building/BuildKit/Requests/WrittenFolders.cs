using ImageGen.BuildKit;
using ImageGen.Contexts.Sources;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>Warns of unexpected effects of the files that a build writes to this machine.</summary>
internal static class WrittenFolders
{
    /// <summary>Warns of outputs and local caches inside the context. They are not sent, because a daemon must not read what it has written.</summary>
    public static void WarnOfThoseInContext(SolveOptions options, ContextSource context, IProgress<BuildEvent> progress)
    {
        foreach (var folder in options.GetWrittenFolders().Distinct(StringComparer.Ordinal))
        {
            if (context.PathWithin(folder) is { } path && HoldsSomething(folder))
            {
                progress.Report(new BuildWarning(
                    $"The folder '{path}' is an output or a cache of this build, and is excluded from the build context. Add a line '{path}' to .dockerignore, or use a folder outside the context."));
            }
        }
    }

    /// <summary>Warns of setuid and setgid bits that were removed from the files of an output, because they could give rights on this machine.</summary>
    public static void WarnOfDroppedPrivileges(SolveOptions options, IProgress<BuildEvent> progress)
    {
        foreach (var target in options.Exporters.Select(exporter => exporter.Target).OfType<ExportTarget>())
        {
            if (target.DroppedPrivileges is > 0 and var count)
            {
                progress.Report(new BuildWarning(
                    $"{count} of the files and folders in '{target.Directory}' had setuid or setgid bits, which were removed. If they are needed, set keepPrivileges of {nameof(BuildOutput)}.{nameof(BuildOutput.Directory)}."));
            }
        }
    }

    private static bool HoldsSomething(string folder)
    {
        try
        {
            return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // If the folder cannot be written, the build reports it later.
            return false;
        }
    }
}
