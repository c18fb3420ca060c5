namespace ImageGen.Configuration;

/// <summary>The keys of the retries. What is not set has the default of <see cref="RetryOptions"/>.</summary>
internal sealed class RetrySettings
{
    public int? MaxAttempts { get; set; }

    public TimeSpan? Delay { get; set; }

    public TimeSpan? MaxDelay { get; set; }
}
