using System.Globalization;

namespace ImageGen.Progress.Logs;

/// <summary>The logging commands of Azure Pipelines.</summary>
internal sealed class AzureLog : ILogFormat
{
    public string Start(int number, string title) => "##[group]" + title;

    public string End(int number, string title) => "##[endgroup]";

    public string Warning(BuildWarning warning) => Issue("warning", warning.Path, warning.Line, warning.Column, warning.Message);

    public string Error(string message, string? path, int line, int column) => Issue("error", path, line, column, message);

    private static string Issue(string kind, string? path, int line, int column, string message)
    {
        var place = path is null ? "" : $";sourcepath={Property(path)}";
        if (path is not null && line > 0)
        {
            place += string.Create(CultureInfo.InvariantCulture, $";linenumber={line};columnnumber={Math.Max(1, column)}");
        }

        return $"##vso[task.logissue type={kind}{place}]{Text(message)}";
    }

    private static string Text(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Text(text).Replace("]", "%5D", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);
}
