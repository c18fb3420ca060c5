using System.Text.RegularExpressions;

namespace ImageGen.Tasks.Files;

/// <summary>The SDK that a <c>global.json</c> requires.</summary>
/// <param name="Version">The version as in the file.</param>
/// <param name="RollForward">The policy as in the file; empty for the default.</param>
internal sealed record GlobalJson(string Version, string RollForward)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Reads the file; <see langword="null"/> if it requires no SDK. MSBuild has no JSON reader for tasks, and the CLI has checked the file.</summary>
    public static GlobalJson? Read(string path)
    {
        var text = Regex.Replace(File.ReadAllText(path), """(?<text>"(?:[^"\\]|\\.)*")|//[^\n]*|/\*[\s\S]*?\*/""", "${text}", RegexOptions.ExplicitCapture, Limit);
        var sdk = Regex.Match(text, @"""sdk""\s*:\s*\{(?<body>[^{}]*)\}", RegexOptions.ExplicitCapture, Limit).Groups["body"].Value;
        return Text(sdk, "version") is { Length: > 0 } version ? new GlobalJson(version, Text(sdk, "rollForward")) : null;
    }

    private static string Text(string json, string name) =>
        Regex.Match(json, "\"" + name + "\"\\s*:\\s*\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, Limit).Groups["value"].Value;
}
