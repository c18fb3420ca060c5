namespace ImageGen.Tasks.Files;

/// <summary>Projects in the folder of another project. They are no items of it, and their output would be a part of its folder.</summary>
internal static class NestedProjects
{
    private static readonly string[] Output = ["bin", "obj"];

    /// <summary>Folders in which no project is looked for: they have many files, and rarely a project.</summary>
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { "bin", "obj", "node_modules" };

    /// <summary>Finds the default output folders of projects in the folders below a folder.</summary>
    public static IEnumerable<string> OutputFolders(string folder)
    {
        var open = new Stack<string>(Below(folder));
        while (open.Count > 0)
        {
            var current = open.Pop();
            foreach (var below in Below(current))
            {
                open.Push(below);
            }

            if (Directory.EnumerateFiles(current, "*.*proj").Any())
            {
                foreach (var name in Output)
                {
                    yield return Path.Combine(current, name);
                }
            }
        }
    }

    private static IEnumerable<string> Below(string folder) =>
        new DirectoryInfo(folder).EnumerateDirectories()
            .Where(below => !Skipped.Contains(below.Name) && below.Name[0] != '.' && !below.Attributes.HasFlag(FileAttributes.ReparsePoint))
            .Select(below => below.FullName);
}
