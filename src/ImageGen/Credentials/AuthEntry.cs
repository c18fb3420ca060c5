namespace ImageGen.Credentials;

/// <summary>The credentials of one registry in the Docker configuration or a credential helper. Missing fields are empty.</summary>
internal sealed record AuthEntry
{
    public static AuthEntry Empty { get; } = new();

    public string Username { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The token that the token server of the registry exchanges for an access token.</summary>
    public string IdentityToken { get; init; } = "";

    /// <summary>The access token that the registry accepts.</summary>
    public string RegistryToken { get; init; } = "";

    /// <summary>The key of the entry in the configuration, or in the request to the helper.</summary>
    public string ServerAddress { get; init; } = "";

    /// <summary>Converts the entry to credentials; <see langword="null"/> if it is empty, as the entries that the CLI writes if there is a helper.</summary>
    public EngineCredentials? ToCredentials(string registry) =>
        Username.Length == 0 && Password.Length == 0 && IdentityToken.Length == 0 && RegistryToken.Length == 0
            ? null
            : new EngineCredentials(
                new RegistryCredentials(registry, Username, Password)
                {
                    IdentityToken = IdentityToken.Length == 0 ? null : IdentityToken,
                    RegistryToken = RegistryToken.Length == 0 ? null : RegistryToken,
                },
                ServerAddress);

    /// <summary>Returns the entry without its secrets, unlike the generated method of a record.</summary>
    public override string ToString() => $"credentials of {Username}";
}
