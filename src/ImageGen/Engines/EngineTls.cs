namespace ImageGen;

/// <summary>The certificates of an encrypted connection to an engine, as PEM files.</summary>
public sealed record EngineTls
{
    /// <summary>The file of the authorities that the engine's certificate is checked against. Default: those the system trusts.</summary>
    public string? AuthorityPath { get; init; }

    /// <summary>The file of the client's certificate, which the engine knows its callers by. Default: none is shown.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The file of the private key of <see cref="CertificatePath"/>.</summary>
    public string? KeyPath { get; init; }

    /// <summary>Whether the engine's certificate is checked. Default: <see langword="true"/>; without the check anyone on the way can pose as the engine.</summary>
    public bool VerifyServer { get; init; } = true;

    /// <summary>Takes the files that Docker's tools keep in one folder: <c>ca.pem</c>, <c>cert.pem</c>, <c>key.pem</c>, each if it is there.</summary>
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
