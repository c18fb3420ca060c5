namespace ImageGen.Auto;

/// <summary>Paths inside a context: relative, with <c>/</c>, and empty for the context's folder itself.</summary>
internal static class FolderPath
{
    public static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    /// <summary>Whether a file or folder is in a folder, or is the folder itself.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder.Length == 0
        || path.Equals(folder, StringComparison.Ordinal)
        || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Finds the nearest folder that contains all of the absolute folders; <see langword="null"/> if they have no common root.</summary>
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

    /// <summary>Gets the path relative to an absolute folder that contains it.</summary>
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
