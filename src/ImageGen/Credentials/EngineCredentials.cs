namespace ImageGen.Credentials;

/// <summary>The credentials of a registry in the form that an engine receives.</summary>
/// <param name="Login">The credentials.</param>
/// <param name="ServerAddress">The registry as the engine and the Docker configuration name it.</param>
internal sealed record EngineCredentials(RegistryCredentials Login, string ServerAddress)
{
    /// <summary>Creates the form of credentials that a program provided.</summary>
    public static EngineCredentials FromProgram(RegistryCredentials login) => new(login, RegistryKey.ServerAddress(login.Registry));
}
