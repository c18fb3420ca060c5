namespace ImageGen.BuildKit.Connections;

/// <summary>Finds the PEM files of a connection in a folder.</summary>
internal static class CertificateFolder
{
    public static BuildKitCertificates Find(string directory)
    {
        var found = new BuildKitCertificates
        {
            AuthorityPath = FirstOf("ca.pem", "ca.crt"),
            CertificatePath = FirstOf("cert.pem", "tls.crt"),
            KeyPath = FirstOf("key.pem", "tls.key"),
        };
        return found switch
        {
            { AuthorityPath: null, CertificatePath: null } => throw new BuildKitUnreachableException(
                $"The folder '{directory}' contains no certificates for a BuildKit daemon. Put ca.pem, cert.pem and key.pem there (or ca.crt, tls.crt and tls.key), or use another folder."),
            { CertificatePath: { } certificate, KeyPath: null } => throw new BuildKitUnreachableException(
                $"The folder '{directory}' contains the certificate {Path.GetFileName(certificate)} without its key. Put the key into the same folder, as key.pem (or tls.key)."),
            // A key without a certificate is useless.
            _ => found.CertificatePath is null ? found with { KeyPath = null } : found,
        };

        string? FirstOf(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                var path = Path.Combine(directory, name);
                if (File.Exists(path))
                {
                    return path;
                }
            }

            return null;
        }
    }
}
