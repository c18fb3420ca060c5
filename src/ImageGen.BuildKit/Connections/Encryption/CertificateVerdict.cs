using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ImageGen.BuildKit.Connections.Encryption;

/// <summary>Takes a daemon's certificate exactly where the framework would, and keeps why it did not.</summary>
internal sealed class CertificateVerdict(string host)
{
    /// <summary>The name that the certificate must hold.</summary>
    public string Host { get; } = host;

    /// <summary>What is wrong with the daemon's certificate, as the part of a sentence; <see langword="null"/> where it is good, or none was shown.</summary>
    public string? Complaint { get; private set; }

    /// <summary>What a person does about it.</summary>
    public string Next { get; private set; } = "";

    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is not X509Certificate2 shown)
        {
            Complain("it shows no certificate", "Give buildkitd one (--tlscert, --tlskey).");
        }
        else if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status) ?? X509ChainStatusFlags.NoError;
            if (status.HasFlag(X509ChainStatusFlags.NotTimeValid))
            {
                Complain($"its certificate is valid from {shown.NotBefore:u} to {shown.NotAfter:u} only", "Renew the certificate, or correct the clock.");
            }
            // An authority that was made anew under its old name shows by signatures that are not its own.
            else if (status.HasFlag(X509ChainStatusFlags.PartialChain) || status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.NotSignatureValid))
            {
                Complain(
                    $"its certificate was signed by '{shown.Issuer}', an authority that is not trusted here",
                    $"Name the file of the daemon's authority in {nameof(BuildKitCertificates)}.{nameof(BuildKitCertificates.AuthorityPath)} (ca.pem in the folder of the certificates).");
            }
            else
            {
                Complain($"its certificate is not accepted ({status})", "Renew the certificate.");
            }
        }
        else if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            Complain(
                $"its certificate is not for '{Host}' but for {Names(shown)}",
                $"Use one of these names in the address, set {nameof(BuildKitCertificates)}.{nameof(BuildKitCertificates.ServerName)} to it, or issue the certificate for '{Host}'.");
        }

        return errors == SslPolicyErrors.None;
    }

    private void Complain(string complaint, string next) => (Complaint, Next) = (complaint, next);

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(10)
            .ToList();
        // Without a list of names the framework takes none for good, whatever the subject says.
        return names.Count > 0 ? string.Join(", ", names) : "no name at all (it has no subjectAltName)";
    }
}
