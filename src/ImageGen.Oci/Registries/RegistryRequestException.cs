using System.Net;

namespace ImageGen.Oci;

/// <summary>The exception for a failed request to a registry.</summary>
public sealed class RegistryRequestException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="reason">What happened and where, as a part of a sentence.</param>
    /// <param name="innerException">The failure of the connection. Default: none.</param>
    public RegistryRequestException(RegistryErrorKind kind, string reason, Exception? innerException = null)
        : base(reason, innerException)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>The failed request, what happened, and what to do.</summary>
    public override string Message => $"{Request ?? "The request to the registry"} failed: {Reason}. {Advice(Kind)}";

    /// <summary>The kind of failure.</summary>
    public RegistryErrorKind Kind { get; }

    /// <summary>The method and the path of the request: <c>GET acme/api/manifests/1.0</c>; <see langword="null"/> if it is unknown. The query is never shown.</summary>
    public string? Request { get; internal set; }

    /// <summary>What happened and where, as a part of a sentence: <c>ghcr.io responded 403 Forbidden (DENIED: denied)</c>.</summary>
    public string Reason { get; }

    /// <summary>The status of the response; <see langword="null"/> if there was none.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The errors in the response, with their codes; empty if the response contains none.</summary>
    public string RegistryText { get; init; } = "";

    /// <summary>Whether the same request may succeed later: the registry is overloaded, or the connection was lost.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The delay that the registry requests before the next attempt; <see langword="null"/> if it requests none.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    private static string Advice(RegistryErrorKind kind) => kind switch
    {
        RegistryErrorKind.AccessDenied => "Check the credentials, and that they have the permission for this repository.",
        RegistryErrorKind.NotFound => "Check the name of the repository, and the tag or digest.",
        RegistryErrorKind.Unreachable => "Check the name of the registry, and that this machine can reach it through network, proxy and firewall.",
        RegistryErrorKind.Insecure => $"Install the certificate on this machine, or allow an insecure registry with {nameof(RegistryClientOptions)}.{nameof(RegistryClientOptions.IsInsecure)}.",
        RegistryErrorKind.RegistryFailed => "Try again later, or check the log of the registry.",
        RegistryErrorKind.NotSupported => "Push the image again with a current tool.",
        _ => "Check the log of the registry.",
    };
}
