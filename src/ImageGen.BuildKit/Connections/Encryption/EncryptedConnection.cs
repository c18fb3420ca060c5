using System.Net.Security;
using System.Security.Authentication;

namespace ImageGen.BuildKit.Connections.Encryption;

/// <summary>Encrypts a connection to a daemon.</summary>
/// <remarks>
/// The framework's handler would do so too, but it wants <c>h2</c> agreed on with the server for HTTP/2, and a buildkitd before 0.17 agrees
/// on nothing (ALPN). So the encryption is done here, and the handler sees a connection that speaks HTTP/2 from its first byte.
/// </remarks>
internal static class EncryptedConnection
{
    /// <param name="connection">The connection, which is closed if this fails.</param>
    /// <param name="options">How it is encrypted, and whom is trusted.</param>
    /// <param name="host">The daemon's host, for the name in its certificate.</param>
    /// <param name="name">The daemon, for messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BuildKitUnreachableException">One of the two sides does not trust the other.</exception>
    public static async ValueTask<Stream> OpenAsync(
        Stream connection, SslClientAuthenticationOptions options, string host, string name, CancellationToken cancellationToken)
    {
        var verdict = new CertificateVerdict(options.TargetHost ?? host);
        var encrypted = new SslStream(connection, leaveInnerStreamOpen: false);
        try
        {
            await encrypted.AuthenticateAsClientAsync(Complete(options, verdict), cancellationToken).ConfigureAwait(false);
            return encrypted;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw TlsFailure.Of(name, exception, verdict);
        }
        catch
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The caller's options, which may serve several connections, and what this one adds.</summary>
    private static SslClientAuthenticationOptions Complete(SslClientAuthenticationOptions options, CertificateVerdict verdict) => new()
    {
        AllowRenegotiation = options.AllowRenegotiation,
        AllowTlsResume = options.AllowTlsResume,
        ApplicationProtocols = options.ApplicationProtocols ?? [SslApplicationProtocol.Http2],
        CertificateChainPolicy = options.CertificateChainPolicy,
        CertificateRevocationCheckMode = options.CertificateRevocationCheckMode,
        CipherSuitesPolicy = options.CipherSuitesPolicy,
        ClientCertificateContext = options.ClientCertificateContext,
        ClientCertificates = options.ClientCertificates,
        EnabledSslProtocols = options.EnabledSslProtocols,
        EncryptionPolicy = options.EncryptionPolicy,
        LocalCertificateSelectionCallback = options.LocalCertificateSelectionCallback,
        RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback ?? verdict.Judge,
        TargetHost = verdict.Host,
    };
}
