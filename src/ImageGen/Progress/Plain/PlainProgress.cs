namespace ImageGen.Progress.Plain;

/// <summary>Writes builds and pushes as plain lines without colors and cursor movement, so that a log file and a terminal show the same.</summary>
/// <remarks>Operations that run at the same time share the step numbers, and each of their lines starts with the image.</remarks>
internal sealed class PlainProgress(Func<TextWriter> writer, TimeProvider clock) : IProgressDisplay
{
    private readonly Lock _gate = new();
    private PlainOperation? _unnamed;
    private int _steps;
    private int _operations;

    /// <summary>Whether operations ran at the same time since the last moment without any. The lines of the last one then still name their image.</summary>
    private bool _isShared;

    /// <summary>Starts the separate output of one operation, which ends when the result is disposed.</summary>
    public IDisplayedOperation Begin(ImageReference image)
    {
        lock (_gate)
        {
            _operations++;
            _isShared |= _operations > 1;
            return new PlainOperation(this, image.ToString(), clock);
        }
    }

    /// <summary>Writes an event of an operation that was not started here: a receiver of the program may forward events.</summary>
    public void Report(BuildEvent value)
    {
        lock (_gate)
        {
            _unnamed ??= new PlainOperation(this, label: null, clock);
        }

        _unnamed.Report(value);
    }

    internal int NextStep() => Interlocked.Increment(ref _steps);

    internal void Write(string? label, IEnumerable<string> lines)
    {
        lock (_gate)
        {
            var prefix = label is not null && _isShared ? label + " | " : "";
            var output = writer();
            foreach (var line in lines)
            {
                output.WriteLine(prefix + line);
            }

            output.Flush();
        }
    }

    internal void End()
    {
        lock (_gate)
        {
            _operations--;
            _isShared &= _operations > 0;
        }
    }
}
