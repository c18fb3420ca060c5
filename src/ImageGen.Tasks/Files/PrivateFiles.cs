namespace ImageGen.Tasks.Files;

/// <summary>Files that an <c>auto</c> build excludes by their names, unless a project uses them. The rules are those of <c>ProjectIgnoreRules</c>.</summary>
internal static class PrivateFiles
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { ".git", ".vs", ".vscode", ".idea", ".DS_Store", ".env", "node_modules", "TestResults" };

    /// <summary>Whether a file, or a folder in which it is, has such a name. The path is relative to the project's folder.</summary>
    public static bool Contains(string relativePath) =>
        relativePath.Split('/', '\\').Any(segment => Names.Contains(segment) || segment.StartsWith(".env.", StringComparison.Ordinal) || segment.EndsWith(".user", StringComparison.Ordinal));
}
