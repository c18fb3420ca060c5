namespace ImageGen;

/// <summary>The certificates of an encrypted connection to an engine, as PEM files.</summary>
public sealed record EngineTls
{
    /// <summary>The file with the certificate authorities for the certificate of the engine. Default: the authorities that the system trusts.</summary>
    public string? AuthorityPath { get; init; }

    /// <summary>The file with the client certificate. Default: none is sent.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The file with the private key of <see cref="CertificatePath"/>, without a passphrase. Default: none.</summary>
    public string? KeyPath { get; init; }

    /// <summary>Whether the certificate of the engine is checked. Default: <see langword="true"/>. Without the check, an attacker in the network can impersonate the engine.</summary>
    public bool VerifyServer { get; init; } = true;

    /// <summary>Creates the settings from the files in a folder, as Docker's tools use them: <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>, each if it exists.</summary>
    public static EngineTls FromDirectory(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return new EngineTls
        {
            AuthorityPath = Existing("ca.pem"),
            CertificatePath = Existing("cert.pem"),
            KeyPath = Existing("key.pem"),
        };

        string? Existing(string name)
        {
            var path = Path.Combine(directory, name);
            return File.Exists(path) ? path : null;
        }
    }
}
