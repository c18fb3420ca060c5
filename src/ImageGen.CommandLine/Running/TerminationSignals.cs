using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ImageGen.CommandLine.Running;

/// <summary>Cancels at the first Ctrl+C or SIGTERM, so that the engine ends its work too. A later one ends the process at once.</summary>
internal sealed class TerminationSignals : IDisposable
{
    /// <summary>One request can arrive twice: <c>timeout</c> of GNU coreutils and some CI runners signal the process, and then its group.</summary>
    private static readonly TimeSpan SameRequest = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;
    private long? _first;

    public TerminationSignals(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (_source.IsCancellationRequested)
        {
            if (_first is not { } first || Stopwatch.GetElapsedTime(first) > SameRequest)
            {
                Environment.Exit((int)CommandExitCode.Canceled);
            }

            return;
        }

        _first = Stopwatch.GetTimestamp();
        _source.Cancel();
    }
}
