using ImageGen.Progress;

namespace ImageGen.Images;

/// <summary>What a build and a push have in common around their work: the time limit, the cancellation, the listener's own failure.</summary>
internal static class Operation
{
    /// <param name="progress">The listener; what it throws is thrown here.</param>
    /// <param name="limit">How long the work may take; null for no limit.</param>
    /// <param name="timedOut">The exception for work that takes longer.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<T> RunAsync<T>(
        SerializedProgress progress, TimeSpan? limit, Func<TimeoutException, Exception> timedOut, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (limit is { } time)
        {
            limited.CancelAfter(time);
        }

        try
        {
            var result = await work(limited.Token).ConfigureAwait(false);
            progress.ThrowIfFailed();
            return result;
        }
        catch (Exception) when (progress.HasFailed)
        {
            progress.ThrowIfFailed();
            throw;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // The caller's own token, not the linked one: callers tell their cancellation from others by it.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (OperationCanceledException exception) when (limited.IsCancellationRequested)
        {
            throw timedOut(new TimeoutException($"The limit of {limit} has passed.", exception));
        }
    }
}
