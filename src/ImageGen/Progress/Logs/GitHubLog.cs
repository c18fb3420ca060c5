using System.Globalization;

namespace ImageGen.Progress.Logs;

/// <summary>The workflow commands of GitHub Actions.</summary>
internal sealed class GitHubLog : ILogFormat
{
    public string Start(int number, string title) => "::group::" + Text(title);

    public string End(int number, string title) => "::endgroup::";

    public string Warning(BuildWarning warning) =>
        Annotation("warning", warning.Path, warning.Line, warning.Column, warning.Url is null ? warning.Message : $"{warning.Message} ({warning.Url})");

    public string Error(string message, string? path, int line, int column) => Annotation("error", path, line, column, message);

    private static string Annotation(string kind, string? path, int line, int column, string message)
    {
        var place = path is null ? "" : $" file={Property(path)}";
        if (path is not null && line > 0)
        {
            place += string.Create(CultureInfo.InvariantCulture, $",line={line},col={Math.Max(1, column)}");
        }

        return $"::{kind}{place}::{Text(message)}";
    }

    /// <summary>Escapes a message, which may have several lines.</summary>
    private static string Text(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Text(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
