namespace ImageGen.BuildKit;

/// <summary>Provides the credentials of a build for registries.</summary>
public interface IRegistryAuthenticator
{
    /// <summary>Finds the credentials for a registry; <see langword="null"/> for anonymous access.</summary>
    /// <param name="host">The registry's host, with its port if it has one: <c>ghcr.io</c>, <c>localhost:5000</c>; <c>docker.io</c> for Docker Hub.</param>
    /// <param name="cancellationToken">Cancelled when the daemon no longer waits.</param>
    /// <remarks>A daemon may call this several times during a build, also concurrently. If this method throws, the step that needs the credentials fails.</remarks>
    ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken);
}
