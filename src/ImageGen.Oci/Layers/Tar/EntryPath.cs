namespace ImageGen.Oci.Layers.Tar;

/// <summary>The paths of entries.</summary>
internal static class EntryPath
{
    /// <summary>
    /// Returns the path from the root of the image. As in containerd v2.2.0 (<c>pkg/archive/tar.go</c>), an absolute path is one from the root, and
    /// <c>..</c> ends at the root.
    /// </summary>
    /// <returns>The path; empty for the root itself.</returns>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(parts.Count - 1, 0), Math.Min(parts.Count, 1));
            }
            else if (part.Length > 0 && part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Whether a path is already the one that a reader normalizes it to, and can be stored.</summary>
    public static bool IsNormal(string path) => path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal) && Normalize(path) == path;
}
