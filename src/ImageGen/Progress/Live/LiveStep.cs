namespace ImageGen.Progress.Live;

/// <summary>One step of a build in the live view.</summary>
internal sealed class LiveStep(string name, TimeProvider clock)
{
    /// <summary>The number of lines that are kept of the output. It is shown whole if the step fails.</summary>
    private const int KeptLines = 100_000;

    private readonly LineBuffer _output = new();
    private readonly LineBuffer _errors = new();
    private readonly Queue<string> _lines = new();
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan? _duration;

    public string Name { get; private set; } = ProgressText.Step(name);

    /// <summary>Whether it is one of BuildKit's own steps, which only matter while they take time.</summary>
    public bool IsInternal => BuildKitStepName.IsInternal(Name);

    public LiveStepState State { get; private set; }

    public string? Error { get; private set; }

    public TransferredBytes Bytes { get; } = new(clock);

    /// <summary>The part that was reported last, such as <c>exporting layers</c>.</summary>
    public string Part { get; private set; } = "";

    public TimeSpan Duration => _duration ?? clock.GetElapsedTime(_started);

    /// <summary>The lines of the output, the last of which may be incomplete.</summary>
    public IEnumerable<string> Output => _lines.Concat(_output.Pending).Concat(_errors.Pending).Select(ProgressText.Plain);

    public void Write(string text, bool isError)
    {
        foreach (var line in (isError ? _errors : _output).Add(text))
        {
            _lines.Enqueue(line);
        }

        while (_lines.Count > KeptLines)
        {
            _ = _lines.Dequeue();
        }
    }

    public void Progress(StepProgressed progress)
    {
        Part = ProgressText.OneLine(progress.Id);
        Bytes.Report(progress.Id, progress.Current, progress.Total);
    }

    public void Complete(StepCompleted completed)
    {
        Name = ProgressText.Step(completed.Name);
        _duration = completed.Duration ?? clock.GetElapsedTime(_started);
        Error = completed.Error;
        State = completed.Error is null ? (completed.Cached ? LiveStepState.Cached : LiveStepState.Done)
            : StepError.IsCancellation(completed.Error) ? LiveStepState.Canceled
            : LiveStepState.Failed;
    }

    /// <summary>Ends a step that the builder does not report any more.</summary>
    public void Cancel()
    {
        if (State == LiveStepState.Running)
        {
            _duration = clock.GetElapsedTime(_started);
            State = LiveStepState.Canceled;
        }
    }
}
