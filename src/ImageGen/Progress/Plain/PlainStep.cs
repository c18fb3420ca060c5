namespace ImageGen.Progress.Plain;

/// <summary>One step of a build on the console. Each of its lines starts with its number, because steps run in parallel.</summary>
internal sealed class PlainStep(int number, string name, TimeProvider clock)
{
    /// <summary>The minimum time between two progress lines of a step.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly LineBuffer _output = new();
    private readonly LineBuffer _errors = new();
    private long _lastShown = clock.GetTimestamp();
    private bool _isStarted;

    private string Prefix => $"#{number} ";

    public IEnumerable<string> Start()
    {
        if (_isStarted)
        {
            return [];
        }

        _isStarted = true;
        return [Prefix + name];
    }

    public IEnumerable<string> Write(string text, bool isError) => [.. Start(), .. Shown((isError ? _errors : _output).Add(text))];

    public IEnumerable<string> Progress(StepProgressed progress)
    {
        if (progress.Total <= 0 || clock.GetElapsedTime(_lastShown) < Pause)
        {
            return Start();
        }

        _lastShown = clock.GetTimestamp();
        return [.. Start(), $"{Prefix}{ProgressText.OneLine(progress.Id)}: {Math.Min(100, progress.Current * 100.0 / progress.Total):0} %"];
    }

    public IEnumerable<string> Complete(StepCompleted completed)
    {
        var took = completed.Duration is { } duration ? " in " + ProgressText.Duration(duration) : "";
        return
        [
            .. Start(),
            .. End(),
            completed.Error is { } error ? Prefix + Failed(error, took)
                : completed.Cached ? Prefix + "cached"
                : $"{Prefix}done{took}",
        ];
    }

    private static string Failed(string error, string took) => StepError.IsCancellation(error) ? "canceled" + took : $"failed{took}: {StepError.Simplify(error)}";

    /// <summary>Returns the incomplete last lines.</summary>
    public IEnumerable<string> End() => Shown([.. _output.End(), .. _errors.End()]);

    private IEnumerable<string> Shown(IReadOnlyList<string> lines) => lines.Select(line => (Prefix + "| " + ProgressText.Plain(line)).TrimEnd());
}
