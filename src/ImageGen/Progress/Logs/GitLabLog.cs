using System.Globalization;

namespace ImageGen.Progress.Logs;

/// <summary>The sections of a job's log in GitLab CI. It has no annotations.</summary>
internal sealed class GitLabLog(TimeProvider clock) : ILogFormat
{
    private const string EraseLine = "\e[0K";

    public string Start(int number, string title) => $"{Mark("start", number)}{title}";

    public string End(int number, string title) => Mark("end", number);

    public string Warning(BuildWarning warning) => warning.ToString();

    public string? Error(string message, string? path, int line, int column) => null;

    private string Mark(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{EraseLine}section_{kind}:{clock.GetUtcNow().ToUnixTimeSeconds()}:imagegen_{number}\r{EraseLine}");
}
