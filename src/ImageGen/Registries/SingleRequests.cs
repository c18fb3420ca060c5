using ImageGen.Oci;

namespace ImageGen.Registries;

/// <summary>Creates clients for the few requests that this process itself sends to a registry. The whole push is retried, not a request.</summary>
internal static class SingleRequests
{
    /// <param name="credentials">The credentials; <see langword="null"/> for anonymous access.</param>
    /// <param name="isInsecure">Whether a registry on another machine may use plain HTTP.</param>
    public static RegistryClient CreateClient(RegistryCredentials? credentials, bool isInsecure) => new(new RegistryClientOptions
    {
        Credentials = (_, _) => ValueTask.FromResult(credentials),
        IsInsecure = _ => isInsecure,
        MaxAttempts = 1,
    });
}
