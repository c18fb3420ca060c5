using System.Text;

namespace ImageGen.Auto;

/// <summary>The files that an <c>auto</c> build excludes, in addition to those of the context's <c>.dockerignore</c>.</summary>
internal static class AutoIgnoreRules
{
    private static readonly string[] BuildOutput = ["bin", "obj"];

    // Files of tools and users that no build reads. They would invalidate the cache, or leak secrets.
    private static readonly string[] Everywhere =
    [
        "**/.git", "**/.vs", "**/.vscode", "**/.idea", "**/.DS_Store", "**/*.user",
        "**/.env", "**/.env.*", "**/node_modules", "**/TestResults",
    ];

    public static string For(ProjectLayout layout)
    {
        var rules = new StringBuilder();
        foreach (var rule in Everywhere.Concat(BuildOutput.Select(folder => "**/" + folder)))
        {
            _ = rules.Append(rule).Append('\n');
        }

        // A project may itself be in a folder with such a name.
        foreach (var folder in layout.AllProjectFolders.Where(folder => folder.Split('/').Any(BuildOutput.Contains)))
        {
            _ = rules.Append('!').Append(Literal(folder)).Append('\n');
            foreach (var output in BuildOutput)
            {
                _ = rules.Append(Literal(folder)).Append("/**/").Append(output).Append('\n');
            }
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

        return pattern.ToString();
    }
}
