using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageGen.BuildKit.Connections;

/// <summary>Creates the options of a TLS connection from PEM files. Errors of files are thrown unchanged.</summary>
internal static class PemTls
{
    /// <param name="authorityPath">The only trusted authorities; <see langword="null"/> for those of the system.</param>
    /// <param name="certificatePath">The client's certificate with its chain; <see langword="null"/> if the client has no certificate.</param>
    /// <param name="keyPath">The certificate's key; <see langword="null"/> if the certificate's file contains it.</param>
    public static SslClientAuthenticationOptions CreateOptions(string? authorityPath, string? certificatePath, string? keyPath) => new()
    {
        ClientCertificateContext = certificatePath is null ? null : ClientCertificate(certificatePath, keyPath),
        CertificateChainPolicy = authorityPath is null ? null : TrustOnly(authorityPath),
    };

    private static X509ChainPolicy TrustOnly(string authorityPath)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // The authority of an engine is usually private and publishes no revocations.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(authorityPath);
        // The import ignores, for example, a file in DER format. Without this check, no certificate would be trusted.
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException($"'{authorityPath}' contains no certificate in PEM format.");
    }

    private static SslStreamCertificateContext ClientCertificate(string path, string? keyPath)
    {
        using var fromPem = X509Certificate2.CreateFromPemFile(path, keyPath);
        // Windows cannot use a key that exists only in memory; a round trip through PKCS#12 stores it.
        var certificate = X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), password: null);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(path);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }
}
