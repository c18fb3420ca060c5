using System.Text;

namespace ImageGen.Ignoring;

/// <summary>Creates the shortest equivalent path, as Go's <c>path/filepath.Clean</c> does on Unix.</summary>
internal static class CleanPath
{
    public static string Create(string path)
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
