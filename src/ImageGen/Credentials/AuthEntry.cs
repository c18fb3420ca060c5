namespace ImageGen.Credentials;

/// <summary>What Docker's configuration or a credential helper holds for one registry. Each field is empty where there is nothing.</summary>
internal sealed record AuthEntry
{
    public static AuthEntry Empty { get; } = new();

    public string Username { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The token that the registry's authority exchanges for others.</summary>
    public string IdentityToken { get; init; } = "";

    /// <summary>The token that the registry itself takes.</summary>
    public string RegistryToken { get; init; } = "";

    /// <summary>The key that the entry has in the configuration, or by which the helper was asked.</summary>
    public string ServerAddress { get; init; } = "";

    /// <summary>The credentials of the registry; <see langword="null"/> where the entry holds none, as the CLI leaves it behind beside a helper.</summary>
    public RegistryCredentials? ToCredentials(string registry) =>
        Username.Length == 0 && Password.Length == 0 && IdentityToken.Length == 0 && RegistryToken.Length == 0
            ? null
            : new RegistryCredentials(registry, Username, Password)
            {
                IdentityToken = IdentityToken.Length == 0 ? null : IdentityToken,
                RegistryToken = RegistryToken.Length == 0 ? null : RegistryToken,
                ServerAddress = ServerAddress,
            };

    /// <summary>Keeps the secrets out of whatever prints a record.</summary>
    public override string ToString() => $"credentials of {Username}";
}
