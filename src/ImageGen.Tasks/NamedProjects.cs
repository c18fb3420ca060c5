using System.Text.RegularExpressions;
using ImageGen.Tasks.Files;

namespace ImageGen.Tasks;

/// <summary>
/// Finds the projects that <c>[DockerImage(Project = "…")]</c> names, so that they need no line in the project file. This runs before the
/// compiler, so it looks for literals in the text. A literal that is no such setting has no effect: its project is known, and unused.
/// </summary>
internal static class NamedProjects
{
    private const string Attribute = "DockerImage";

    private static readonly Regex Setting = new(
        """\bProject\s*=\s*(?:@"(?<verbatim>(?:[^"]|"")*)"|""["]+(?<raw>[^"\r\n]*)""["]+|"(?<plain>(?:[^"\\\r\n]|\\.)*)")""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(10));

    public static IReadOnlyList<NamedProject> Find(IEnumerable<string> sources, string directory) =>
    [
        .. sources.Where(File.Exists).Select(File.ReadAllText)
            .Where(text => text.Contains(Attribute))
            .SelectMany(text => Setting.Matches(text).Cast<Match>().Select(ValueOf))
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new NamedProject(name, FileOf(name, directory))),
    ];

    private static string ValueOf(Match match) =>
        match.Groups["verbatim"] is { Success: true } verbatim ? verbatim.Value.Replace("\"\"", "\"")
        : match.Groups["raw"] is { Success: true } raw ? raw.Value
        : Regex.Replace(match.Groups["plain"].Value, @"\\(?<escaped>.)", "${escaped}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static string? FileOf(string name, string directory)
    {
        if (name.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            return null;
        }

        var path = Path.GetFullPath(Path.Combine(directory, name.Replace('\\', '/')));
        return File.Exists(path) ? path
            : System.IO.Directory.Exists(path) && System.IO.Directory.GetFiles(path).Where(ProjectFile.IsProject).Take(2).ToArray() is [var only] ? only
            : null;
    }
}
