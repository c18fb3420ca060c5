using System.Net.Security;
using System.Security.Cryptography;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit;

/// <summary>The PEM files for a TLS connection to a daemon.</summary>
public sealed record BuildKitCertificates
{
    /// <summary>The file with the certificate authorities that may have signed the daemon's certificate. Default: the authorities that the system trusts.</summary>
    public string? AuthorityPath { get; init; }

    /// <summary>The file with the client's certificate, by which the daemon identifies its client. Default: no certificate is sent.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The file with the private key of <see cref="CertificatePath"/>, without a passphrase. Default: the key is in the certificate's file.</summary>
    public string? KeyPath { get; init; }

    /// <summary>The name that the daemon's certificate must contain. Default: the host of the address.</summary>
    public string? ServerName { get; init; }

    /// <summary>
    /// Finds the files in a folder. It looks for the names of <c>buildctl --tlsdir</c> (<c>ca.pem</c>, <c>cert.pem</c>, <c>key.pem</c>)
    /// and for those of a Kubernetes TLS secret (<c>ca.crt</c>, <c>tls.crt</c>, <c>tls.key</c>). Files that are missing are left unset.
    /// </summary>
    /// <exception cref="BuildKitUnreachableException">The folder contains none of the files, or a certificate without its key.</exception>
    public static BuildKitCertificates FromDirectory(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return CertificateFolder.Find(directory);
    }

    /// <summary>Reads the files and creates TLS options from them.</summary>
    /// <exception cref="BuildKitUnreachableException">A file cannot be read, or is not a PEM file with the expected content.</exception>
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
                $"The certificates for the BuildKit daemon cannot be read ({files}): {exception.Message} Use PEM files, and a key without a passphrase.",
                exception);
        }
    }
}
