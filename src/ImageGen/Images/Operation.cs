using ImageGen.Progress;

namespace ImageGen.Images;

/// <summary>Runs a build or a push with its time limit, its cancellation, and the handling of exceptions of the progress receiver.</summary>
internal static class Operation
{
    /// <param name="operation">The receiver of progress. Its exception is thrown here.</param>
    /// <param name="limit">The time limit of the work; <see langword="null"/> for no limit.</param>
    /// <param name="timedOut">Creates the exception for work that takes longer.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static async Task<T> RunAsync<T>(
        OperationProgress operation, TimeSpan? limit, Func<TimeoutException, Exception> timedOut, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(operation.Events, limit, timedOut, work, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            operation.Fail(exception);
            throw;
        }
    }

    private static async Task<T> RunAsync<T>(
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
            // Callers recognize their own cancellation by the token, so the exception must not contain the linked one.
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (OperationCanceledException exception) when (limited.IsCancellationRequested)
        {
            throw timedOut(new TimeoutException($"The time limit of {limit} has passed.", exception));
        }
    }
}
