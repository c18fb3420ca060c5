namespace ImageGen;

/// <summary>The credentials of one registry.</summary>
/// <param name="Registry">The registry's host, with its port if it has one: <c>ghcr.io</c>, <c>localhost:5000</c>; <c>docker.io</c> for Docker Hub.</param>
/// <param name="Username">The user's name.</param>
/// <param name="Password">The password or access token.</param>
public sealed record RegistryCredentials(string Registry, string Username, string Password)
{
    /// <summary>An identity token, which takes the place of user name and password.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>A token that the registry itself takes, in the place of everything else.</summary>
    public string? RegistryToken { get; init; }

    /// <summary>The key under which the configuration has them; <see langword="null"/> for credentials that a program gives.</summary>
    internal string? ServerAddress { get; init; }

    /// <summary>Says for which registry and user the credentials are; the secret itself is never printed.</summary>
    public override string ToString() => $"credentials of {Username} for {Registry}";
}
