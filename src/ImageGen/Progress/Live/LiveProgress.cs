using System.Runtime.InteropServices;

namespace ImageGen.Progress.Live;

/// <summary>Shows all running operations in a terminal, where their lines change in place. An operation that ends leaves a report above them.</summary>
internal sealed class LiveProgress : IProgressDisplay
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a build waits at its end for a terminal that receives nothing. The thread of the terminal writes the rest later.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(1);

    /// <summary>How long the process waits at its end, when nobody can write the rest later: somebody reads a terminal that was stopped, and continues it.</summary>
    private static readonly TimeSpan ExitLimit = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly List<LiveOperation> _operations = [];
    private readonly LiveRegion _region;
    private readonly OperationLines _lines;
    private readonly LiveFrame _frame;
    private readonly Func<(int Width, int Height)> _size;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly List<LiveLine> _above = [];
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly ProgramOutput _programOutput;
    private LiveOperation? _unnamed;
    private TimeSpan _exitLimit = ExitLimit;
    private bool _isShown;

    /// <param name="region">The lines of the terminal.</param>
    /// <param name="signs">The signs of the view.</param>
    /// <param name="size">Returns the columns and rows of the terminal.</param>
    /// <param name="clock">The clock.</param>
    public LiveProgress(LiveRegion region, LiveSigns signs, Func<(int Width, int Height)> size, TimeProvider clock)
    {
        _region = region;
        _lines = new OperationLines(signs);
        _frame = new LiveFrame(_lines, signs);
        _size = size;
        _clock = clock;
        _programOutput = new ProgramOutput(WriteAbove);
        _timer = clock.CreateTimer(_ => Draw(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Creates the view for the terminal of standard error; <see langword="null"/> if it cannot move its cursor.</summary>
    public static LiveProgress? Create(TimeProvider clock)
    {
        if (!TerminalSettings.IsEnabled())
        {
            return null;
        }

        var signs = TerminalSettings.IsUnicode ? LiveSigns.Unicode : LiveSigns.Ascii;
        var terminal = OperatingSystem.IsWindows() ? Console.Error : new UnixTerminal();
        var progress = new LiveProgress(new LiveRegion(new TerminalOutput(terminal), TerminalSettings.HasColors, signs), signs, TerminalSize.Read, clock);
        progress.RestoreCursorAtEnd();
        return progress;
    }

    public IDisplayedOperation Begin(ImageReference image)
    {
        lock (_gate)
        {
            return new Displayed(this, Add(image));
        }
    }

    /// <summary>Shows an event of an operation that was not started here: a receiver of the program may forward events.</summary>
    public void Report(BuildEvent value)
    {
        lock (_gate)
        {
            _unnamed ??= Add(value is BuildStarted started ? started.References[0] : value is PushStarted push ? push.Image : "build");
            _unnamed.Report(value);
            if (value is BuildCompleted or PushCompleted)
            {
                End(_unnamed);
                _unnamed = null;
            }
        }
    }

    private LiveOperation Add(ImageReference image)
    {
        var operation = new LiveOperation(image, _clock);
        _operations.Add(operation);
        if (!_isShown)
        {
            _isShown = true;
            _programOutput.Replace();
            _ = _timer.Change(Pause, Pause);
        }

        return operation;
    }

    private void End(LiveOperation operation)
    {
        operation.End();
        _ = _operations.Remove(operation);
        lock (_above)
        {
            _above.AddRange(_lines.Ended(operation, _size().Width));
        }

        if (_operations.Count == 0)
        {
            Leave(EndLimit);
        }
        else
        {
            Draw();
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (!_isShown || _region.IsBusy)
            {
                // The next one shows more, with the lines above that this one does not write.
                return;
            }

            if (_operations.Count == 0 && !HasAbove())
            {
                // The terminal has received the end after the builds had ended.
                Restore();
                return;
            }

            Write();
        }
    }

    private void Write()
    {
        var (width, height) = _size();
        List<LiveLine> above;
        lock (_above)
        {
            above = [.. _above];
            _above.Clear();
        }

        _region.Write(above, _frame.Lines(_operations, width, height), width);
    }

    /// <summary>Writes what remains, and gives the terminal back to the program. If the terminal does not receive it in time, a later tick of the timer does this.</summary>
    private void Leave(TimeSpan limit)
    {
        if (!_region.Wait(limit))
        {
            return;
        }

        Write();
        if (_region.Wait(limit) && _operations.Count == 0)
        {
            Restore();
        }
    }

    private void Restore()
    {
        _isShown = false;
        _ = _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _programOutput.Restore();
        if (HasAbove())
        {
            // Written by the program at this moment.
            Write();
        }
    }

    private bool HasAbove()
    {
        lock (_above)
        {
            return _above.Count > 0;
        }
    }

    /// <summary>Not under the lock of the view: the caller has the lock of the console, for which a thread with the lock of the view may wait.</summary>
    private void WriteAbove(string line)
    {
        lock (_above)
        {
            _above.Add(new LiveLine([new LiveText(line)]) { IsWrapped = true });
        }
    }

    /// <summary>A program that a signal ends leaves the cursor as it was.</summary>
    private void RestoreCursorAtEnd()
    {
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];
        Array.ForEach(signals, signal => _registrations.Add(PosixSignalRegistration.Create(signal, _ =>
        {
            _exitLimit = EndLimit;
            LeaveAtExit();
        })));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => LeaveAtExit();
    }

    private void LeaveAtExit()
    {
        lock (_gate)
        {
            _region.HidesCursor = false;
            if (_isShown)
            {
                Leave(_exitLimit);
            }
        }
    }

    /// <param name="progress">The view.</param>
    /// <param name="operation">What is known of the operation.</param>
    private sealed class Displayed(LiveProgress progress, LiveOperation operation) : IDisplayedOperation
    {
        public bool ShowsOutput => true;

        public void Report(BuildEvent value)
        {
            lock (progress._gate)
            {
                operation.Report(value);
            }
        }

        public void Fail(Exception exception)
        {
            lock (progress._gate)
            {
                operation.Fail(exception);
            }
        }

        public void Dispose()
        {
            lock (progress._gate)
            {
                if (!operation.HasEnded)
                {
                    progress.End(operation);
                }
            }
        }
    }
}
