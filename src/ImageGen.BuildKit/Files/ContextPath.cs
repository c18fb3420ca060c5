namespace ImageGen.BuildKit.Files;

/// <summary>Works with paths inside a context: relative, with <c>/</c>, without <c>.</c> and <c>..</c>. The empty path is the context itself.</summary>
public static class ContextPath
{
    /// <summary>Normalizes a relative path. Parts that lead out of the context stay at its root.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split(Path.DirectorySeparatorChar == '\\' ? ['/', '\\'] : ['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(parts.Count - 1, 0), Math.Min(parts.Count, 1));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Whether a path is a given folder or inside it.</summary>
    public static bool IsWithin(string path, string directory) =>
        path.StartsWith(directory, StringComparison.Ordinal)
        && (directory.Length == 0 || path.Length == directory.Length || path[directory.Length] == '/');

    /// <summary>Gets the path of a file inside a context; <see langword="null"/> if it is outside.</summary>
    public static string? Within(string contextDirectory, string file)
    {
        var relative = Path.GetRelativePath(contextDirectory, file);
        var outside = Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return outside ? null : Normalize(relative);
    }
}
