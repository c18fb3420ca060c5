using System.Diagnostics;

namespace ImageGen.Progress.Live;

/// <summary>Writes to the terminal in a thread of its own, because a write blocks while the output of the terminal is stopped (Ctrl+S) or nobody reads it.</summary>
/// <param name="terminal">The writer of the terminal.</param>
internal sealed class TerminalOutput(TextWriter terminal)
{
    /// <summary>How long the thread waits for more before it ends.</summary>
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(2);

    // A monitor, because a Lock cannot be waited for.
    private readonly object _gate = new();
    private readonly Queue<string> _texts = new();
    private long _lastWritten;
    private bool _isRunning;

    /// <summary>Whether the terminal has not received everything.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return _texts.Count > 0;
            }
        }
    }

    /// <summary>Writes a text after the earlier ones, without waiting for the terminal.</summary>
    public void Write(string text)
    {
        lock (_gate)
        {
            if (_texts.Count == 0)
            {
                _lastWritten = Stopwatch.GetTimestamp();
            }

            _texts.Enqueue(text);
            Monitor.PulseAll(_gate);
            if (!_isRunning)
            {
                _isRunning = true;
                new Thread(Run) { IsBackground = true, Name = "ImageGen terminal" }.Start();
            }
        }
    }

    /// <summary>Waits until the terminal has received everything, or has received nothing for some time, also before this call.</summary>
    /// <param name="limit">That time.</param>
    /// <returns>Whether the terminal has received everything.</returns>
    public bool Wait(TimeSpan limit)
    {
        lock (_gate)
        {
            while (_texts.Count > 0)
            {
                var rest = limit - Stopwatch.GetElapsedTime(_lastWritten);
                if (rest <= TimeSpan.Zero)
                {
                    return false;
                }

                _ = Monitor.Wait(_gate, rest);
            }

            return true;
        }
    }

    private void Run()
    {
        while (Next() is { } text)
        {
            Send(text);
            lock (_gate)
            {
                _ = _texts.Dequeue();
                _lastWritten = Stopwatch.GetTimestamp();
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Returns the next text, which stays in the queue while it is written; <see langword="null"/> if the thread ends.</summary>
    private string? Next()
    {
        lock (_gate)
        {
            while (_texts.Count == 0)
            {
                if (!Monitor.Wait(_gate, IdleLimit) && _texts.Count == 0)
                {
                    _isRunning = false;
                    return null;
                }
            }

            return _texts.Peek();
        }
    }

    private void Send(string text)
    {
        try
        {
            terminal.Write(text);
            terminal.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The terminal was closed. The build goes on.
        }
    }
}
