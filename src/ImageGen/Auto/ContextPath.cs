namespace ImageGen.Auto;

/// <summary>Paths inside a context: relative, with <c>/</c>, and empty for the context's own folder.</summary>
internal static class ContextPath
{
    public static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    /// <summary>Whether a file or folder lies in a folder, or is it.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder.Length == 0
        || path.Equals(folder, StringComparison.Ordinal)
        || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The nearest folder that holds all of some absolute folders; <see langword="null"/> where they share no root.</summary>
    public static string? CommonFolder(IEnumerable<string> folders)
    {
        string? common = null;
        foreach (var folder in folders)
        {
            common ??= folder;
            while (common is not null && IsOutside(folder, common))
            {
                common = Path.GetDirectoryName(common);
            }

            if (common is null)
            {
                return null;
            }
        }

        return common;
    }

    /// <summary>The path as seen from an absolute folder that holds it.</summary>
    public static string Relative(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative == "." ? "" : Path.DirectorySeparatorChar == '/' ? relative : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    public static bool IsOutside(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(relative);
    }
}
