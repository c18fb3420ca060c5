namespace ImageGen.Generator.Pipeline;

/// <summary>Paths as text, with <c>/</c>, and without <c>.</c> and <c>..</c> if they can be resolved. Nothing here accesses a disk.</summary>
internal static class ProjectPath
{
    /// <summary>Returns the path with <c>/</c> and without unnecessary segments: <c>.\docker\..\Dockerfile</c> → <c>Dockerfile</c>.</summary>
    public static string Normalize(string path)
    {
        var segments = new List<string>();
        foreach (var segment in Split(path))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        return (IsRooted(path) && path[0] is '/' or '\\' ? "/" : "") + string.Join("/", segments);
    }

    /// <summary>Returns the path of a file relative to a folder, both absolute; the file's absolute path if they are on different drives.</summary>
    public static string RelativeTo(string folder, string path)
    {
        var from = Split(Normalize(folder));
        var to = Split(Normalize(path));
        var comparison = HasDrive(folder) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], comparison))
        {
            common++;
        }

        return common == 0 && HasDrive(folder)
            ? Normalize(path)
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    /// <summary>Returns the path of a folder relative to another one, both absolute; <c>.</c> for the same folder.</summary>
    public static string RelativeFolder(string folder, string other)
    {
        const string file = "/f";
        var path = RelativeTo(folder, other + file);
        return path.Length < file.Length ? "." : path.Substring(0, path.Length - file.Length);
    }

    /// <summary>Makes a path absolute, if it is not, and normalizes it.</summary>
    public static string Combine(string folder, string path) => Normalize(IsRooted(path) ? path : folder + "/" + path);

    /// <summary>Returns the last segment.</summary>
    public static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    public static bool IsRooted(string path) => path.Length > 0 && (path[0] is '/' or '\\' || HasDrive(path));

    private static bool HasDrive(string path) => path.Length > 1 && path[1] == ':' && char.IsLetter(path[0]);

    private static string[] Split(string path) => path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
}
