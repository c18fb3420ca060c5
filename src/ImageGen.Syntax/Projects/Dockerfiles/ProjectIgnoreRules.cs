using System.Text;
using ImageGen.Ignoring;

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
        var excluded = Everywhere.Where(rule => !ExcludesAny(rule, layout.ProjectFiles)).Concat(layout.OutputFolders.Select(Literal)).ToArray();
        var rules = IgnoreFile.Parse(Lines(excluded));
        var kept = layout.KeptFiles.Concat(layout.FeedFolders).Concat(layout.Files).Concat(layout.NamedFiles.Where(rules.IsIgnored)).Distinct(StringComparer.Ordinal);
        return Lines(excluded.Concat(kept.Select(Including)));
    }

    /// <summary>Creates the rules that exclude everything but some files and folders.</summary>
    public static string Including(IReadOnlyList<string> paths) => paths.Contains(".") ? "" : Lines(paths.Select(Including).Prepend("*"));

    /// <summary>Creates the rule that includes a path, whatever the rules before it exclude.</summary>
    public static string Including(string path) => "!" + Literal(path);

    /// <summary>Whether a rule excludes a project, because a folder has the name of private files: <c>shop.user</c>, <c>TestResults</c>.</summary>
    private static bool ExcludesAny(string rule, IEnumerable<string> projects) => projects.Any(IgnoreFile.Parse(rule).IsIgnored);

    private static string Lines(IEnumerable<string> rules) => string.Concat(rules.Select(rule => rule + "\n"));

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
