using System.Net;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>Decides whether and when a failed request is sent again.</summary>
internal static class RetryDelay
{
    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Returns the delay that a response requests with <c>Retry-After</c>; <see langword="null"/> if it requests none.</summary>
    public static TimeSpan? FindRequested(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - now,
        _ => null,
    };

    /// <summary>Returns the delay after a failed attempt: the requested one, or else one that doubles with each attempt.</summary>
    /// <param name="options">The options, with the maximum.</param>
    /// <param name="requested">The delay that the registry requests; <see langword="null"/> if it requests none.</param>
    /// <param name="attempt">The number of the failed attempt, from 1.</param>
    public static TimeSpan AfterFailure(RegistryClientOptions options, TimeSpan? requested, int attempt)
    {
        var delay = requested ?? options.RetryDelay * Math.Pow(2, Math.Min(attempt - 1, 20));
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay > options.MaxRetryDelay ? options.MaxRetryDelay : delay;
    }
}
