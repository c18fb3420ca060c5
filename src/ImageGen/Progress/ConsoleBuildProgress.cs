namespace ImageGen.Progress;

/// <summary>Shows builds and pushes as plain lines: no colours, no cursor movement, so that a log file and a terminal read the same.</summary>
/// <remarks>Operations that run at once share the step numbers and say at each line which image it is about.</remarks>
internal sealed class ConsoleBuildProgress(Func<TextWriter> writer, TimeProvider clock) : IProgress<BuildEvent>
{
    private readonly Lock _gate = new();
    private ConsoleOperation? _unnamed;
    private int _steps;
    private int _operations;

    /// <summary>Begins to show one operation apart from the others, until it is disposed of.</summary>
    public ConsoleOperation Begin(ImageReference image)
    {
        lock (_gate)
        {
            _operations++;
            return new ConsoleOperation(this, image.ToString(), clock);
        }
    }

    /// <summary>Shows an event of an operation that nobody began here: a listener of the program's own may pass events on.</summary>
    public void Report(BuildEvent value)
    {
        lock (_gate)
        {
            _unnamed ??= new ConsoleOperation(this, label: null, clock);
        }

        _unnamed.Report(value);
    }

    internal int NextStep() => Interlocked.Increment(ref _steps);

    internal void Write(string? label, IEnumerable<string> lines)
    {
        lock (_gate)
        {
            var prefix = label is not null && _operations > 1 ? label + " | " : "";
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
        }
    }
}
