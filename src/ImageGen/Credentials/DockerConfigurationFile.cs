namespace ImageGen.Credentials;

/// <summary>The part of Docker's config.json about registries, requests, contexts and proxies.</summary>
internal sealed class DockerConfigurationFile
{
    public Dictionary<string, AuthEntry> Auths { get; } = new(StringComparer.Ordinal);

    public string CredentialStore { get; set; } = "";

    public Dictionary<string, string> CredentialHelpers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> HttpHeaders { get; } = new(StringComparer.Ordinal);

    public string CurrentContext { get; set; } = "";

    public Dictionary<string, ProxyEntry> Proxies { get; } = new(StringComparer.Ordinal);

    /// <summary>The first error in the file; <see langword="null"/> if the file is valid. It never contains a value of the file.</summary>
    public string? Problem { get; set; }

    internal sealed record ProxyEntry(string Http, string Https, string No, string Ftp, string All);
}
