namespace ImageGen.BuildKit;

/// <summary>Knows who a build is at the registries.</summary>
public interface IRegistryAuthenticator
{
    /// <summary>The login at a registry, by its host as the daemon names it; <see langword="null"/> for an anonymous one.</summary>
    ValueTask<RegistryLogin?> FindAsync(string host, CancellationToken cancellationToken);
}
