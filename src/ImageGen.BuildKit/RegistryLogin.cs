namespace ImageGen.BuildKit;

/// <summary>Credentials for a registry.</summary>
/// <param name="Username">The user name; empty with an identity token.</param>
/// <param name="Secret">The password.</param>
public sealed record RegistryLogin(string Username, string Secret)
{
    /// <summary>The identity token, which is exchanged for access tokens at the registry's authorization server. It replaces the password.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>The access token for the registry itself. It replaces all other credentials.</summary>
    public string? RegistryToken { get; init; }

    /// <summary>The user name only; secrets are never printed.</summary>
    public override string ToString() => $"RegistryLogin {{ Username = {Username} }}";
}
