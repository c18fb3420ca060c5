namespace ImageGen;

/// <summary>How often an operation is tried again after a failure of the network or the registry that may pass.</summary>
/// <remarks>A failing step, a missing file or a refusal is never tried again.</remarks>
public sealed record RetryOptions
{
    /// <summary>Three tries, two and four seconds apart.</summary>
    public static RetryOptions Default { get; } = new();

    /// <summary>One try.</summary>
    public static RetryOptions None { get; } = new() { MaxAttempts = 1 };

    /// <summary>The number of tries in all.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>The wait before the second try; it doubles before each further one.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);
}
