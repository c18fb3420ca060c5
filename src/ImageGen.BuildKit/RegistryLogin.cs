namespace ImageGen.BuildKit;

/// <summary>Credentials for a registry.</summary>
/// <param name="Username">The user; empty with an identity token.</param>
/// <param name="Secret">The password.</param>
public sealed record RegistryLogin(string Username, string Secret)
{
    /// <summary>The token that the registry's authority exchanges for others, instead of a password.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>The token that the registry itself takes, in the place of everything else.</summary>
    public string? RegistryToken { get; init; }

    /// <summary>The user alone.</summary>
    public override string ToString() => $"RegistryLogin {{ Username = {Username} }}";
}
