using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageGen.BuildKit.Connections;

/// <summary>Turns PEM files into the options of a TLS connection. What goes wrong with a file is thrown as it is.</summary>
internal static class PemTls
{
    /// <param name="authorityPath">The only authorities to trust; <see langword="null"/> for the system's.</param>
    /// <param name="certificatePath">The client's certificate with its chain; <see langword="null"/> for none.</param>
    /// <param name="keyPath">The certificate's key; <see langword="null"/> where it stands in the certificate's file.</param>
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
            // The authority of an engine is a private one as a rule, and publishes no revocations.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(authorityPath);
        // A file in DER's form, for one, is passed over without a word, and nobody would be trusted then.
        return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException($"'{authorityPath}' holds no certificate.");
    }

    private static SslStreamCertificateContext ClientCertificate(string path, string? keyPath)
    {
        using var fromPem = X509Certificate2.CreateFromPemFile(path, keyPath);
        // Windows cannot use a key that exists in memory only; a round trip through PKCS#12 gives it a place.
        var certificate = X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), password: null);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(path);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }
}
