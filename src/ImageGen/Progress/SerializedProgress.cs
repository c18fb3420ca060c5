using System.Runtime.ExceptionServices;

namespace ImageGen.Progress;

/// <summary>Reports events to a receiver one at a time, on the thread that reports the event and in the order of the reports.</summary>
/// <remarks>
/// Parallel pulls and the transfer of the context report from several threads. An exception of the receiver ends the operation. It is
/// stored, because the code between, such as an HTTP request that sends the context, wraps exceptions.
/// </remarks>
internal sealed class SerializedProgress(IProgress<BuildEvent> listener) : IProgress<BuildEvent>
{
    private readonly Lock _gate = new();
    private ExceptionDispatchInfo? _failure;

    /// <summary>Whether the user sees the output of steps. It is unknown of a receiver of the program that forwards the events to a display.</summary>
    public bool ShowsOutput => listener is IDisplayedOperation { ShowsOutput: true };

    /// <summary>Whether the receiver threw an exception.</summary>
    public bool HasFailed => Volatile.Read(ref _failure) is not null;

    public void Report(BuildEvent value)
    {
        lock (_gate)
        {
            _failure?.Throw();
            try
            {
                listener.Report(value);
            }
            catch (Exception exception)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
                throw;
            }
        }
    }

    /// <summary>Throws the exception of the receiver, if there is one.</summary>
    public void ThrowIfFailed() => Volatile.Read(ref _failure)?.Throw();
}
