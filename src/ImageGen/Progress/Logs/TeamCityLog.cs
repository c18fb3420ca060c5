namespace ImageGen.Progress.Logs;

/// <summary>The service messages of TeamCity.</summary>
internal sealed class TeamCityLog : ILogFormat
{
    public string Start(int number, string title) => $"##teamcity[blockOpened name='{Value(title)}']";

    public string End(int number, string title) => $"##teamcity[blockClosed name='{Value(title)}']";

    public string Warning(BuildWarning warning) => $"##teamcity[message text='{Value(warning.ToString())}' status='WARNING']";

    public string Error(string message, string? path, int line, int column) => $"##teamcity[message text='{Value(message)}' status='ERROR']";

    private static string Value(string text) => text
        .Replace("|", "||", StringComparison.Ordinal)
        .Replace("'", "|'", StringComparison.Ordinal)
        .Replace("[", "|[", StringComparison.Ordinal)
        .Replace("]", "|]", StringComparison.Ordinal)
        .Replace("\r", "|r", StringComparison.Ordinal)
        .Replace("\n", "|n", StringComparison.Ordinal);
}
