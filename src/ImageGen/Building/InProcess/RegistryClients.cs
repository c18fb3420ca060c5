using ImageGen.Credentials;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess;

/// <summary>Creates the clients with which this process pulls and pushes.</summary>
internal static class RegistryClients
{
    /// <param name="credentials">The source of credentials, which is asked when a registry requires them.</param>
    public static RegistryClient Create(RegistryCredentialSource credentials) => new(new RegistryClientOptions
    {
        Credentials = async (registry, token) => (await credentials.FindAsync(registry, token).ConfigureAwait(false))?.Login,
    });
}
