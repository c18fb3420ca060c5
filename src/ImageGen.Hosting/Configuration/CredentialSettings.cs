namespace ImageGen.Configuration;

/// <summary>The keys of the credentials of a registry. The password belongs in a secret of the host, such as user secrets or a variable.</summary>
internal sealed class CredentialSettings
{
    public string? Registry { get; set; }

    public string? Username { get; set; }

    public string? Password { get; set; }

    public string? IdentityToken { get; set; }

    public string? RegistryToken { get; set; }
}
