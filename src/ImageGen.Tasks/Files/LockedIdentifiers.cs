using System.Text.RegularExpressions;

namespace ImageGen.Tasks.Files;

/// <summary>The runtime identifiers in a <c>packages.lock.json</c>.</summary>
internal static class LockedIdentifiers
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Reads the names of the file's targets, such as <c>net10.0/linux-x64</c>. No other name has a slash. MSBuild has no JSON reader for tasks.</summary>
    public static IEnumerable<string> Read(string path) =>
        Regex.Matches(File.ReadAllText(path), @"""[^""/\\]+/(?<identifier>[^""/\\]+)""\s*:", RegexOptions.ExplicitCapture, Limit)
            .Cast<Match>()
            .Select(match => match.Groups["identifier"].Value)
            .Distinct(StringComparer.Ordinal);
}
