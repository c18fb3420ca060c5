using System.Net.Security;
using System.Security.Cryptography;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit;

/// <summary>The PEM files of an encrypted connection to a daemon.</summary>
public sealed record BuildKitCertificates
{
    /// <summary>The file of the authorities that the daemon's certificate is checked against. Default: those the system trusts.</summary>
    public string? AuthorityPath { get; init; }

    /// <summary>The file of the client's certificate, which the daemon knows its callers by. Default: none is shown.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The file of the private key of <see cref="CertificatePath"/>, without a passphrase. Default: the certificate's file holds it too.</summary>
    public string? KeyPath { get; init; }

    /// <summary>The name that the daemon's certificate must hold. Default: the host of the address.</summary>
    public string? ServerName { get; init; }

    /// <summary>
    /// Takes the files that a folder holds by the names that <c>buildctl --tlsdir</c> looks for (<c>ca.pem</c>, <c>cert.pem</c>,
    /// <c>key.pem</c>) or by those of a Kubernetes TLS secret (<c>ca.crt</c>, <c>tls.crt</c>, <c>tls.key</c>), each if it is there.
    /// </summary>
    /// <exception cref="BuildKitUnreachableException">The folder holds none of them, or a certificate without its key.</exception>
    public static BuildKitCertificates FromDirectory(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return CertificateFolder.Find(directory);
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="BuildKitUnreachableException">A file cannot be read, or is no PEM file of what it should hold.</exception>
    public SslClientAuthenticationOptions ToTlsOptions()
    {
        try
        {
            var options = PemTls.CreateOptions(AuthorityPath, CertificatePath, KeyPath);
            options.TargetHost = ServerName;
            return options;
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            var files = string.Join(", ", new[] { AuthorityPath, CertificatePath, KeyPath }.OfType<string>());
            throw new BuildKitUnreachableException(
                $"The certificates for the BuildKit daemon cannot be read ({files}): {exception.Message} They must be PEM files, and the key without a passphrase.",
                exception);
        }
    }
}
