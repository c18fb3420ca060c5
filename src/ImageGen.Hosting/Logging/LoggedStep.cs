using System.Text;
using ImageGen.Progress;
using Microsoft.Extensions.Logging;

namespace ImageGen.Logging;

/// <summary>One step of a build in a log. Each line of its output is an entry.</summary>
internal sealed class LoggedStep(ILogger logger, ImageReference image, string name)
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    public void Start() => OperationLog.StepStarted(logger, name, image);

    /// <summary>Logs the lines that a chunk of output completes.</summary>
    public void Write(string text, bool isError)
    {
        var line = isError ? _errors : _output;
        var start = 0;
        for (var end = text.IndexOf('\n', start); end >= 0; end = text.IndexOf('\n', start))
        {
            line.Append(text, start, end - start);
            Flush(line, isError);
            start = end + 1;
        }

        line.Append(text, start, text.Length - start);
    }

    public void Complete(StepCompleted completed)
    {
        End();
        var result = completed.Error is { } error ? $"failed: {error.TrimEnd('.')}" : completed.Cached ? "cached" : "done";
        OperationLog.StepCompleted(logger, name, result, completed.Duration, image);
    }

    /// <summary>Logs the incomplete last lines.</summary>
    public void End()
    {
        foreach (var (line, isError) in new[] { (_output, false), (_errors, true) })
        {
            if (line.Length > 0)
            {
                Flush(line, isError);
            }
        }
    }

    private void Flush(StringBuilder line, bool isError)
    {
        OperationLog.StepOutput(logger, name, line.ToString().TrimEnd('\r'), isError, image);
        line.Clear();
    }
}
