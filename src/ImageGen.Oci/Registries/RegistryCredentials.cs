namespace ImageGen;

/// <summary>The credentials of one registry.</summary>
/// <param name="Registry">The host of the registry, and its port if there is one: <c>ghcr.io</c>, <c>localhost:5000</c>; <c>docker.io</c> for Docker Hub.</param>
/// <param name="Username">The user name.</param>
/// <param name="Password">The password or access token.</param>
public sealed record RegistryCredentials(string Registry, string Username, string Password)
{
    /// <summary>An identity token, which is used instead of user name and password. Default: none.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>An access token that the registry accepts, which is used instead of all other credentials. Default: none.</summary>
    public string? RegistryToken { get; init; }

    /// <summary>Returns the user and the registry of the credentials, and never the password or a token.</summary>
    public override string ToString() => $"credentials of {Username} for {Registry}";
}
