using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageGen.Engines.Transports;

/// <summary>Turns the PEM files of an endpoint into the options of a TLS connection.</summary>
internal static class EngineTlsOptions
{
    public static SslClientAuthenticationOptions For(EngineTls tls)
    {
        try
        {
            var options = new SslClientAuthenticationOptions { ClientCertificateContext = ClientCertificate(tls) };
            if (!tls.VerifyServer)
            {
#pragma warning disable CA5359 // The user asked for it: TLS without DOCKER_TLS_VERIFY, or a context with SkipTLSVerify.
                options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
            }
            else if (tls.AuthorityPath is { } authority)
            {
                options.CertificateChainPolicy = TrustOnly(authority);
            }

            return options;
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new EngineUnreachableException(
                $"The certificates for the engine cannot be read ({Files(tls)}): {exception.Message} Check DOCKER_CERT_PATH or the context's TLS files; they must be PEM, and the key without a passphrase.",
                exception);
        }
    }

    private static X509ChainPolicy TrustOnly(string authorityPath)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // The authority of an engine is a private one as a rule, and publishes no revocations.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.ImportFromPemFile(authorityPath);
        return policy;
    }

    private static SslStreamCertificateContext? ClientCertificate(EngineTls tls)
    {
        if (tls.CertificatePath is not { } path)
        {
            return null;
        }

        using var fromPem = X509Certificate2.CreateFromPemFile(path, tls.KeyPath);
        // Windows cannot use a key that exists in memory only; a round trip through PKCS#12 gives it a place.
        var certificate = X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), password: null);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(path);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }

    private static string Files(EngineTls tls) =>
        string.Join(", ", new[] { tls.AuthorityPath, tls.CertificatePath, tls.KeyPath }.OfType<string>());
}
