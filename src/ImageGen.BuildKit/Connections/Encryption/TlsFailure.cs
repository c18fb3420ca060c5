using System.Net.Security;

namespace ImageGen.BuildKit.Connections.Encryption;

/// <summary>Says which of the two sides did not trust the other, and why.</summary>
internal static class TlsFailure
{
    /// <summary>The handshake failed.</summary>
    public static BuildKitUnreachableException Of(string name, Exception exception, CertificateVerdict verdict)
    {
        if (verdict.Complaint is { } complaint)
        {
            return Create(name, complaint, verdict.Next, exception);
        }

        var words = exception.GetBaseException().Message.TrimEnd('.');
        return words.Contains("alert", StringComparison.OrdinalIgnoreCase)
            ? Create(name, $"it broke the TLS handshake off ({words})", Advice, exception)
            : Create(name, $"what listens there does not speak TLS, or the TLS handshake failed ({words})", "Check the address and its port; a daemon without TLS is reached without certificates.", exception);
    }

    /// <summary>The daemon ended the connection without a word: so it refuses what is not encrypted and, with TLS 1.3, a client.</summary>
    /// <param name="name">The daemon.</param>
    /// <param name="options">How the connection is encrypted; <see langword="null"/> where it is not.</param>
    /// <param name="exception">What ended it, where it did not just end.</param>
    public static BuildKitUnreachableException WithoutAWord(string name, SslClientAuthenticationOptions? options, Exception? exception)
    {
        var why = exception is null ? "" : $" ({exception.GetBaseException().Message.TrimEnd('.')})";
        if (options is null)
        {
            return Create(name, $"it ended the connection without a word{why}", $"If it is a daemon with TLS, set {nameof(BuildKitEndpoint)}.{nameof(BuildKitEndpoint.Tls)}; else see its log.", exception);
        }

        return options.ClientCertificateContext is not null || options.ClientCertificates is { Count: > 0 }
            ? Create(name, $"it did not accept the client's certificate{why}", Advice, exception)
            : Create(name, $"it wants a client's certificate, and none was shown{why}", $"Name the files in {nameof(BuildKitCertificates)}.{nameof(BuildKitCertificates.CertificatePath)} and {nameof(BuildKitCertificates.KeyPath)} (cert.pem and key.pem in the folder of the certificates).", exception);
    }

    private const string Advice = "Show it a certificate for clients (extendedKeyUsage clientAuth), in force, and signed by the authority that buildkitd was started with (--tlscacert).";

    private static BuildKitUnreachableException Create(string name, string why, string next, Exception? exception) =>
        new($"No BuildKit answers at {name}: {why}. {next}", exception) { Address = name };
}
