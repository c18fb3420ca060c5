namespace ImageGen.Projects;

/// <summary>Operations on file paths as text, for code that must not access the disk. Results always use <c>/</c>.</summary>
internal static class FilePath
{
    /// <summary>Removes <c>.</c>, <c>..</c> and repeated separators.</summary>
    public static string Normalize(string path)
    {
        // A backslash is a separator only on Windows. A drive letter or a share name shows that the path is a Windows path.
        var isWindows = path.StartsWith(@"\\", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');
        var text = isWindows ? path.Replace('\\', '/') : path;
        var segments = new List<string>();
        foreach (var segment in text.Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment.Length > 0 && segment != ".")
            {
                segments.Add(segment);
            }
        }

        var root = text.StartsWith("//", StringComparison.Ordinal) ? "//" : text.StartsWith("/", StringComparison.Ordinal) ? "/" : "";
        return root + string.Join("/", segments);
    }

    /// <summary>Makes a path absolute. A path that is already absolute is only normalized.</summary>
    public static string Combine(string directory, string path)
    {
        var forward = path.Replace('\\', '/');
        var isRooted = forward.StartsWith("/", StringComparison.Ordinal) || (forward.Length > 1 && forward[1] == ':');
        return Normalize(isRooted ? forward : directory + "/" + forward);
    }

    /// <summary>Makes a normalized path relative to a normalized folder. Returns the path unchanged if the two have no common root.</summary>
    public static string Relative(string directory, string path)
    {
        var from = directory.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
        {
            common++;
        }

        return common == 0 && from.Length > 0 && path.IndexOf(':') == 1
            ? path
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    /// <summary>Returns the folder of a file or folder; empty for a name without one.</summary>
    public static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path.Substring(0, slash);
    }

    /// <summary>Whether a normalized path is in a folder, or is the folder itself. An empty folder contains all relative paths.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder.Length == 0
        || path.Equals(folder, StringComparison.Ordinal)
        || (path.StartsWith(folder, StringComparison.Ordinal) && (folder[folder.Length - 1] == '/' || path[folder.Length] == '/'));

    /// <summary>Finds the nearest folder that contains all of the normalized absolute folders; <see langword="null"/> if they have no common root.</summary>
    public static string? CommonFolder(IEnumerable<string> folders)
    {
        string? common = null;
        foreach (var folder in folders)
        {
            common ??= folder;
            while (!IsWithin(folder, common))
            {
                var above = FolderOf(common);
                if (above.Length == 0 || above == common)
                {
                    return null;
                }

                common = above;
            }
        }

        return common;
    }
}
