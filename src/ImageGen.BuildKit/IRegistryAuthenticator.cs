namespace ImageGen.BuildKit;

/// <summary>Knows who a build is at the registries.</summary>
public interface IRegistryAuthenticator
{
    /// <summary>The login at a registry; <see langword="null"/> for an anonymous one.</summary>
    /// <param name="host">The registry's host, with its port if it has one: <c>ghcr.io</c>, <c>localhost:5000</c>; <c>docker.io</c> for Docker Hub.</param>
    /// <param name="cancellationToken">Cancelled when the daemon does not wait any more.</param>
    /// <remarks>A daemon may ask several times during a build, also at once. What this throws fails the step that needed the login.</remarks>
    ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken);
}
