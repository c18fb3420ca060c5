using ImageGen.BuildKit;
using ImageGen.Contexts.Sources;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>Warns of what a build writes to this machine, where that is not what somebody may expect.</summary>
internal static class WrittenFolders
{
    /// <summary>An output or a local cache inside the context is not a part of it: a daemon must not read what it has written.</summary>
    public static void WarnOfThoseInContext(SolveOptions options, ContextSource context, IProgress<BuildEvent> progress)
    {
        foreach (var folder in options.GetWrittenFolders().Distinct(StringComparer.Ordinal))
        {
            if (context.PathWithin(folder) is { } path && HoldsSomething(folder))
            {
                progress.Report(new BuildWarning(
                    $"The folder '{path}' is an output or a cache of this build, and is not sent as a part of the build context. Add a line '{path}' to .dockerignore, or name a folder outside the context."));
            }
        }
    }

    /// <summary>What was taken from the files of an output, so that they give nobody rights on this machine.</summary>
    public static void WarnOfDroppedPrivileges(SolveOptions options, IProgress<BuildEvent> progress)
    {
        foreach (var target in options.Exporters.Select(exporter => exporter.Target).OfType<ExportTarget>())
        {
            if (target.DroppedPrivileges is > 0 and var count)
            {
                progress.Report(new BuildWarning(
                    $"{count} of the files and folders in '{target.Directory}' had setuid or setgid bits, which were removed. Where they are needed, set keepPrivileges of {nameof(BuildOutput)}.{nameof(BuildOutput.Directory)}."));
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
            // Whether it can be written to shows later, in the build's own words.
            return false;
        }
    }
}
