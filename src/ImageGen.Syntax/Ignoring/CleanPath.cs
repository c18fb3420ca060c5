using System.Text;

namespace ImageGen.Ignoring;

/// <summary>The shortest path with the same meaning, as Go's <c>path/filepath.Clean</c> returns it on Unix.</summary>
public static class CleanPath
{
    /// <summary>Shortens a path.</summary>
    /// <param name="path">The path, with <c>/</c>; relative or from a root.</param>
    /// <returns>The path without <c>.</c>, doubled slashes and every <c>..</c> that can be resolved; <c>.</c> if nothing is left.</returns>
    public static string From(string path)
    {
        if (IsClean(path))
        {
            return path;
        }

        var rooted = path.Length > 0 && path[0] == '/';
        var kept = new List<string>();
        foreach (var element in path.Split('/'))
        {
            if (element.Length == 0 || element == ".")
            {
                continue;
            }

            if (element != "..")
            {
                kept.Add(element);
            }
            else if (kept.Count > 0 && kept[kept.Count - 1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (!rooted)
            {
                kept.Add(element);
            }
        }

        var cleaned = new StringBuilder(rooted ? "/" : "").Append(string.Join("/", kept));
        return cleaned.Length == 0 ? "." : cleaned.ToString();
    }

    /// <summary>Detects the common case without an allocation: no element is empty, and none starts with a dot.</summary>
    private static bool IsClean(string path)
    {
        var atStart = true;
        foreach (var c in path)
        {
            if (atStart && (c == '/' || c == '.'))
            {
                return false;
            }

            atStart = c == '/';
        }

        return !atStart;
    }
}
