using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ImageGen.BuildKit.Connections.Encryption;

/// <summary>Validates a daemon's certificate as the framework does by default, and keeps the reason of a rejection.</summary>
internal sealed class CertificateValidation(string host)
{
    /// <summary>The name that the certificate must contain.</summary>
    public string Host { get; } = host;

    /// <summary>What is wrong with the daemon's certificate, as a part of a sentence; <see langword="null"/> if it is valid or was not sent.</summary>
    public string? Error { get; private set; }

    /// <summary>What the user can do about it.</summary>
    public string Advice { get; private set; } = "";

    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is not X509Certificate2 shown)
        {
            Reject("it sent no certificate", "Start buildkitd with a certificate (--tlscert, --tlskey).");
        }
        else if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status) ?? X509ChainStatusFlags.NoError;
            if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
            {
                Reject($"its certificate is only valid from {shown.NotBefore:u} to {shown.NotAfter:u}", "Renew the certificate, or correct the clock.");
            }
            // If the authority was created again under the same name, its signature does not match.
            else if (status.HasFlag(X509ChainStatusFlags.PartialChain) || status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.NotSignatureValid))
            {
                Reject(
                    $"its certificate was signed by '{shown.Issuer}', an authority that is not trusted",
                    $"Set the file of the daemon's authority in {nameof(BuildKitCertificates)}.{nameof(BuildKitCertificates.AuthorityPath)} (ca.pem in the certificates folder).");
            }
            else
            {
                Reject($"its certificate is not accepted ({status})", "Renew the certificate.");
            }
        }
        else if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            Reject(
                $"its certificate is not for '{Host}' but for {FormatNames(shown)}",
                $"Use one of these names in the address, set {nameof(BuildKitCertificates)}.{nameof(BuildKitCertificates.ServerName)} to it, or issue the certificate for '{Host}'.");
        }

        return errors == SslPolicyErrors.None;
    }

    private void Reject(string error, string advice) => (Error, Advice) = (error, advice);

    private static string FormatNames(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(10)
            .ToList();
        // Without this list, the framework accepts no name, whatever the subject contains.
        return names.Count > 0 ? string.Join(", ", names) : "no name (it has no subjectAltName)";
    }
}
