namespace ImageGen;

/// <summary>The retries of an operation after a transient failure of the network or the registry.</summary>
/// <remarks>A failed step, a missing file or a refused request is never retried.</remarks>
public sealed record RetryOptions
{
    /// <summary>Three attempts, with delays of 2 s and 4 s.</summary>
    public static RetryOptions Default { get; } = new();

    /// <summary>One attempt, without retries.</summary>
    public static RetryOptions None { get; } = new() { MaxAttempts = 1 };

    /// <summary>The number of attempts, including the first. Default: 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>The delay before the second attempt. It doubles before each further attempt. Default: 2 s.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The maximum delay. Default: 30 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);
}
