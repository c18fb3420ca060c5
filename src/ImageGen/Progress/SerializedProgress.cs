using System.Runtime.ExceptionServices;

namespace ImageGen.Progress;

/// <summary>Tells a listener one event at a time, on the flow that the event comes from, in the order in which they come.</summary>
/// <remarks>
/// Parallel pulls and the sending of the context report from several threads. An exception of the listener ends the operation;
/// it is kept, since the layers between (an HTTP request that sends the context) wrap what is thrown inside them.
/// </remarks>
internal sealed class SerializedProgress(IProgress<BuildEvent> listener) : IProgress<BuildEvent>
{
    private readonly Lock _gate = new();
    private ExceptionDispatchInfo? _failure;

    /// <summary>Whether the listener threw.</summary>
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

    /// <summary>Throws what the listener threw, if it did.</summary>
    public void ThrowIfFailed() => Volatile.Read(ref _failure)?.Throw();
}
