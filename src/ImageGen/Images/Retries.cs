using ImageGen.Building.Failures;
using ImageGen.Progress;
using Polly;
using Polly.Retry;

namespace ImageGen.Images;

/// <summary>Retries an operation after a transient failure. The delay doubles before each attempt.</summary>
internal static class Retries
{
    public static async Task<T> RunAsync<T>(
        string operation, RetryOptions options, SerializedProgress progress, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        if (options.MaxAttempts <= 1)
        {
            return await attempt(cancellationToken).ConfigureAwait(false);
        }

        var pipeline = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxAttempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.Delay,
            MaxDelay = options.MaxDelay,
            ShouldHandle = outcome => ValueTask.FromResult(
                outcome.Outcome.Exception is { } exception && !progress.HasFailed && TransientFailure.IsTransient(exception)),
            OnRetry = retry =>
            {
                progress.Report(new Retrying(operation, retry.AttemptNumber + 1, retry.RetryDelay, retry.Outcome.Exception!.Message));
                return ValueTask.CompletedTask;
            },
        }).Build();
        return await pipeline.ExecuteAsync(async token => await attempt(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }
}
