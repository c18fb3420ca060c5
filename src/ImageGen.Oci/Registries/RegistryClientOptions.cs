namespace ImageGen.Oci;

/// <summary>The options of a <see cref="RegistryClient"/>.</summary>
public sealed record RegistryClientOptions
{
    /// <summary>
    /// Finds the credentials of a registry by its host, and its port if there is one; <see langword="null"/> for anonymous access. It is called
    /// once for each registry that requires authentication. Default: anonymous access.
    /// </summary>
    public Func<string, CancellationToken, ValueTask<RegistryCredentials?>>? Credentials { get; init; }

    /// <summary>
    /// Whether a registry, by its host and port, may use plain HTTP or a certificate that is not trusted. Default: only a registry on this machine,
    /// as with Docker.
    /// </summary>
    public Func<string, bool>? IsInsecure { get; init; }

    /// <summary>The time limit of a connection attempt. Default: 30 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time without a byte in either direction after which a request has failed. Default: 1 min.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The maximum number of blobs that are pushed at the same time, of all repositories together. Default: 4.</summary>
    public int MaxParallelTransfers { get; init; } = 4;

    /// <summary>The number of attempts of a request or a transfer, including the first. Default: 3.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>The delay before the second attempt. It doubles before each further attempt. Default: 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The maximum delay before an attempt, also if the registry requests a longer one with <c>Retry-After</c>. Default: 30 s.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock for the ages of tokens, and for delays.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;
}
