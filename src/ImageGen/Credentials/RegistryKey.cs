namespace ImageGen.Credentials;

/// <summary>The names that one registry goes by in Docker's configuration.</summary>
internal static class RegistryKey
{
    /// <summary>Docker Hub's key in config.json, and its address in requests to the engine: the address of a protocol long gone.</summary>
    public const string DockerHub = "https://index.docker.io/v1/";

    private const string DockerHubName = "docker.io";

    /// <summary>The name under which the configuration and the engine know the registry.</summary>
    public static string ServerAddress(string registry) => Host(registry) is DockerHubName ? DockerHub : Host(registry);

    /// <summary>The registry's host and port, whether it is given as such, as a URL or as one of Docker Hub's names.</summary>
    public static string Host(string registry)
    {
        var start = registry.IndexOf("://", StringComparison.Ordinal);
        var host = start < 0 ? registry : registry[(start + 3)..];
        var path = host.IndexOf('/', StringComparison.Ordinal);
        host = path < 0 ? host : host[..path];
        return host.ToLowerInvariant() is "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com" or DockerHubName ? DockerHubName : host;
    }
}
