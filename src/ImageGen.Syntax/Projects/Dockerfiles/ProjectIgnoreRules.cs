using System.Text;

namespace ImageGen.Projects.Dockerfiles;

/// <summary>The files that the build of a project excludes, in addition to those of the context's <c>.dockerignore</c>.</summary>
internal static class ProjectIgnoreRules
{
    /// <summary>Files of tools and users, which a build rarely reads. They would invalidate the cache, or leak secrets. <c>PrivateFiles</c> of ImageGen.Tasks has the same names.</summary>
    private static readonly string[] Everywhere =
    [
        "**/.git", "**/.vs", "**/.vscode", "**/.idea", "**/.DS_Store", "**/*.user",
        "**/.env", "**/.env.*", "**/node_modules", "**/TestResults",
    ];

    public static string For(ProjectLayout layout)
    {
        var rules = new StringBuilder();
        foreach (var rule in Everywhere.Concat(layout.OutputFolders.Select(Literal)).Concat(layout.KeptFiles.Concat(layout.FeedFolders).Concat(layout.Files).Select(file => "!" + Literal(file))))
        {
            _ = rules.Append(rule).Append('\n');
        }

        return rules.ToString();
    }

    private static string Literal(string path)
    {
        var pattern = new StringBuilder(path.Length);
        foreach (var character in path)
        {
            _ = character is '*' or '?' or '[' or '\\' ? pattern.Append('\\').Append(character) : pattern.Append(character);
        }

        // A first '#' or '!' would be a comment or an exception.
        return pattern.Length > 0 && pattern[0] is '#' or '!' ? "./" + pattern : pattern.ToString();
    }
}
