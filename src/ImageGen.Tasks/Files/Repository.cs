namespace ImageGen.Tasks.Files;

/// <summary>The folders that belong to the same sources as a project. Settings in the folders above are those of a machine or a user.</summary>
internal static class Repository
{
    private static readonly string[] Markers = [".git", ".hg", ".svn"];

    /// <summary>
    /// The project's folder and those above it, the nearest first, up to the root of the repository. Without version control, up to the last
    /// folder that is neither a user's home, nor the folder of temporary files, nor one above these.
    /// </summary>
    public static IReadOnlyList<string> FoldersOf(string projectFolder)
    {
        var folders = Folders.FromHereUp(projectFolder).ToList();
        var root = folders.FindIndex(folder => Markers.Any(marker => Exists(Path.Combine(folder, marker))));
        return root >= 0 ? folders.GetRange(0, root + 1) : [.. folders.TakeWhile((folder, index) => index == 0 || !IsShared(folder))];
    }

    private static bool Exists(string path) => Directory.Exists(path) || File.Exists(path);

    private static bool IsShared(string folder) =>
        Path.GetDirectoryName(folder) is null || Path.GetDirectoryName(Path.GetDirectoryName(folder)) is null
        || IsAbove(folder, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
        || IsAbove(folder, Path.GetTempPath());

    private static bool IsAbove(string folder, string other) =>
        other.Length > 0 && Folders.WithSeparator(Path.GetFullPath(other)).StartsWith(Folders.WithSeparator(folder), StringComparison.Ordinal);
}
