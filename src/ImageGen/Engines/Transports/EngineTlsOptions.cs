using System.Net.Security;
using ImageGen.BuildKit;

namespace ImageGen.Engines.Transports;

/// <summary>Converts the PEM files of an endpoint to the options of a TLS connection.</summary>
internal static class EngineTlsOptions
{
    public static SslClientAuthenticationOptions For(EngineTls tls)
    {
        try
        {
            var certificates = new BuildKitCertificates
            {
                AuthorityPath = tls.VerifyServer ? tls.AuthorityPath : null,
                CertificatePath = tls.CertificatePath,
                KeyPath = tls.KeyPath,
            };
            var options = certificates.ToTlsOptions();
            if (!tls.VerifyServer)
            {
#pragma warning disable CA5359 // The user requested it: TLS without DOCKER_TLS_VERIFY, or a context with SkipTLSVerify.
                options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
            }

            return options;
        }
        catch (BuildKitUnreachableException exception)
        {
            var cause = exception.InnerException ?? exception;
            throw new EngineUnreachableException(
                $"The certificates for the engine cannot be read ({Files(tls)}): {cause.Message} Check DOCKER_CERT_PATH or the TLS files of the context: they must be PEM files, and the key must not have a passphrase.",
                cause);
        }
    }

    private static string Files(EngineTls tls) =>
        string.Join(", ", new[] { tls.AuthorityPath, tls.CertificatePath, tls.KeyPath }.OfType<string>());
}
