using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Checks that the Dockerfile exists.</summary>
internal static class DockerfileResolution
{
    /// <summary>Returns the path with <c>/</c>, or <c>auto</c>.</summary>
    public static string Resolve(ImageAttribute attribute, AdditionalFileIndex files, ImageDiagnostics diagnostics)
    {
        var written = attribute.Dockerfile;
        if (written == ImageAttribute.AutoDockerfile || string.IsNullOrWhiteSpace(written))
        {
            return written;
        }

        // The Dockerfile of a remote context is not on this machine, and an absolute path may exist only on the machine that builds.
        if (files.IsComplete && !ContextText.IsRemote(attribute.Get(AttributeSettings.Context)) && !ProjectPath.IsRooted(written) && !files.Contains(written))
        {
            diagnostics.Report(Rules.DockerfileNotFound, AttributeSettings.Dockerfile.Name, written, Nearest(written, files));
        }

        return ProjectPath.Normalize(written);
    }

    /// <summary>Finds similar files: the same name in another folder, or the same path in another case.</summary>
    private static string Nearest(string written, AdditionalFileIndex files)
    {
        var normalized = ProjectPath.Normalize(written);
        var name = normalized.Substring(normalized.LastIndexOf('/') + 1);
        var candidates = files.Paths
            .Where(path => string.Equals(path.Substring(path.LastIndexOf('/') + 1), name, StringComparison.OrdinalIgnoreCase))
            .Select(static path => "'" + path + "'")
            .ToArray();
        return candidates.Length == 0 ? "" : "; similar files: " + string.Join(", ", candidates);
    }
}
