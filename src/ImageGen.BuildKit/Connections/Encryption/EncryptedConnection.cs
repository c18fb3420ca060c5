using System.Net.Security;
using System.Security.Authentication;

namespace ImageGen.BuildKit.Connections.Encryption;

/// <summary>Opens TLS on a connection to a daemon.</summary>
/// <remarks>
/// The framework's HTTP handler could do this, but for HTTP/2 it requires <c>h2</c> to be agreed on (ALPN), and a buildkitd before 0.17
/// agrees on no protocol. So TLS is opened here, and the handler gets a connection that uses HTTP/2 from its first byte.
/// </remarks>
internal static class EncryptedConnection
{
    /// <param name="connection">The connection. It is closed if this method fails.</param>
    /// <param name="options">The TLS options.</param>
    /// <param name="host">The daemon's host, which its certificate must contain unless the options have a target host.</param>
    /// <param name="name">The daemon, for messages.</param>
    /// <param name="cancellationToken">Cancels the handshake.</param>
    /// <exception cref="BuildKitUnreachableException">The handshake failed, for example because one side does not trust the other.</exception>
    public static async ValueTask<Stream> OpenAsync(
        Stream connection, SslClientAuthenticationOptions options, string host, string name, CancellationToken cancellationToken)
    {
        var validation = new CertificateValidation(options.TargetHost ?? host);
        var encrypted = new SslStream(connection, leaveInnerStreamOpen: false);
        try
        {
            await encrypted.AuthenticateAsClientAsync(Complete(options, validation), cancellationToken).ConfigureAwait(false);
            return encrypted;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw TlsFailure.FromHandshake(name, exception, validation);
        }
        catch
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Copies the caller's options, which several connections may share, and completes the copy for this connection.</summary>
    private static SslClientAuthenticationOptions Complete(SslClientAuthenticationOptions options, CertificateValidation validation) => new()
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
        RemoteCertificateValidationCallback = options.RemoteCertificateValidationCallback ?? validation.Validate,
        TargetHost = validation.Host,
    };
}
