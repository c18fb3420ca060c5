using System.Net;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>Decides whether and when a failed request is sent again.</summary>
internal static class RetryDelay
{
    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Returns the delay after a failed attempt, which doubles with each attempt.</summary>
    /// <param name="options">The options.</param>
    /// <param name="attempt">The number of the failed attempt, from 1.</param>
    public static TimeSpan AfterAttempt(RegistryClientOptions options, int attempt) =>
        Cap(options, options.RetryDelay * Math.Pow(2, Math.Min(attempt - 1, 20)));

    /// <summary>Returns the delay that a response requests with <c>Retry-After</c>, or else that of the attempt.</summary>
    /// <param name="options">The options.</param>
    /// <param name="attempt">The number of the failed attempt, from 1.</param>
    /// <param name="response">The response.</param>
    public static TimeSpan AfterResponse(RegistryClientOptions options, int attempt, HttpResponseMessage response)
    {
        var requested = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - options.Time.GetUtcNow(),
            _ => AfterAttempt(options, attempt),
        };
        return Cap(options, requested);
    }

    private static TimeSpan Cap(RegistryClientOptions options, TimeSpan delay) =>
        delay < TimeSpan.Zero ? TimeSpan.Zero : delay > options.MaxRetryDelay ? options.MaxRetryDelay : delay;
}
