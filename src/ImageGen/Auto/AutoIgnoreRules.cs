using System.Text;

namespace ImageGen.Auto;

/// <summary>What an <c>auto</c> build leaves out of the folders that it sends, besides what the context's own <c>.dockerignore</c> says.</summary>
internal static class AutoIgnoreRules
{
    private static readonly string[] BuildOutput = ["bin", "obj"];

    // What tools and people keep beside the sources and what no build reads: it would only spoil the cache, or leak.
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

        // A project may itself live in a folder of such a name.
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
