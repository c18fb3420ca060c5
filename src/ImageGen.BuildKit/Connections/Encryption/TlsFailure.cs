using System.Net.Security;

namespace ImageGen.BuildKit.Connections.Encryption;

/// <summary>Creates exceptions that explain which side of a TLS connection did not trust the other, and why.</summary>
internal static class TlsFailure
{
    /// <summary>Explains a failed handshake.</summary>
    public static BuildKitUnreachableException FromHandshake(string name, Exception exception, CertificateValidation validation)
    {
        if (validation.Error is { } error)
        {
            return Create(name, error, validation.Advice, exception);
        }

        var message = exception.GetBaseException().Message.TrimEnd('.');
        return message.Contains("alert", StringComparison.OrdinalIgnoreCase)
            ? Create(name, $"it aborted the TLS handshake ({message})", Advice, exception)
            : Create(name, $"the server there does not use TLS, or the TLS handshake failed ({message})", "Check the address and its port; for a daemon without TLS, set no certificates.", exception);
    }

    /// <summary>Explains a connection that the daemon closed before it sent any data. This is how it refuses a connection without TLS and, with TLS 1.3, a client.</summary>
    /// <param name="name">The daemon.</param>
    /// <param name="options">The TLS options; <see langword="null"/> for a connection without TLS.</param>
    /// <param name="exception">The exception that ended it; <see langword="null"/> if it was closed.</param>
    public static BuildKitUnreachableException FromClosedConnection(string name, SslClientAuthenticationOptions? options, Exception? exception)
    {
        var why = exception is null ? "" : $" ({exception.GetBaseException().Message.TrimEnd('.')})";
        if (options is null)
        {
            return Create(name, $"it closed the connection before it sent any data{why}", $"If it is a daemon with TLS, set {nameof(BuildKitEndpoint)}.{nameof(BuildKitEndpoint.Tls)}; otherwise read its log.", exception);
        }

        return options.ClientCertificateContext is not null || options.ClientCertificates is { Count: > 0 }
            ? Create(name, $"it did not accept the client's certificate{why}", Advice, exception)
            : Create(name, $"it requires a client certificate, and none was sent{why}", $"Set the files in {nameof(BuildKitCertificates)}.{nameof(BuildKitCertificates.CertificatePath)} and {nameof(BuildKitCertificates.KeyPath)} (cert.pem and key.pem in the certificates folder).", exception);
    }

    private const string Advice = "Use a valid client certificate (extendedKeyUsage clientAuth) that is signed by the authority that buildkitd was started with (--tlscacert).";

    private static BuildKitUnreachableException Create(string name, string why, string next, Exception? exception) =>
        new($"BuildKit at {name} cannot be reached: {why}. {next}", exception) { Address = name };
}
