namespace ImageGen.Tasks.Files;

/// <summary>Operations on paths of folders.</summary>
internal static class Folders
{
    public static string WithSeparator(string folder) =>
        folder.EndsWith(Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal) ? folder : folder + Path.DirectorySeparatorChar;

    public static bool IsWithin(string path, string folder) => path.StartsWith(WithSeparator(folder), StringComparison.Ordinal);

    /// <summary>The folder and those above it, the nearest first.</summary>
    public static IEnumerable<string> FromHereUp(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            yield return current;
        }
    }
}
