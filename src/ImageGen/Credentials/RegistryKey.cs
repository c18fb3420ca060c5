namespace ImageGen.Credentials;

/// <summary>The keys of a registry in the Docker configuration.</summary>
internal static class RegistryKey
{
    /// <summary>The key of Docker Hub in config.json and in requests to the engine. It is the address of the removed protocol version 1.</summary>
    public const string DockerHub = "https://index.docker.io/v1/";

    private const string DockerHubName = "docker.io";

    /// <summary>Returns the key of a reference's registry in the CLI and the engine. For them, the other hosts of Docker Hub are separate registries.</summary>
    /// <remarks>docker/cli v28.2.2, cli/command/registry.go, getAuthConfigKey.</remarks>
    public static string FromRegistry(string registry) => registry is DockerHubName or "index.docker.io" or DockerHub ? DockerHub : registry;

    /// <summary>Returns the engine's key of a registry in any form that <see cref="Host"/> supports.</summary>
    public static string ServerAddress(string registry) => Host(registry) is DockerHubName ? DockerHub : Host(registry);

    /// <summary>Returns host and port of a registry, which may be a host, a URL or one of the names of Docker Hub.</summary>
    public static string Host(string registry)
    {
        var start = registry.IndexOf("://", StringComparison.Ordinal);
        var host = start < 0 ? registry : registry[(start + 3)..];
        var path = host.IndexOf('/', StringComparison.Ordinal);
        host = path < 0 ? host : host[..path];
        return host.ToLowerInvariant() is "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com" or DockerHubName ? DockerHubName : host;
    }

    /// <summary>Returns whether a key in the configuration is another form of the registry: a URL of its host, or the host with a path.</summary>
    /// <remarks>docker/cli v28.2.2, cli/config/credentials/file_store.go, ConvertToHostname. It is case-sensitive.</remarks>
    public static bool IsLegacyKeyOf(string key, string configuredKey) => key == HostOfUrl(configuredKey);

    private static string HostOfUrl(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start > 0 && IsScheme(text.AsSpan(0, start)))
        {
            var authority = text[(start + 3)..];
            var end = authority.AsSpan().IndexOfAny('/', '?', '#');
            authority = end < 0 ? authority : authority[..end];
            // User name and password end at the last '@'.
            if (HostAndPort(authority[(authority.LastIndexOf('@') + 1)..]) is { Length: > 0 } host)
            {
                return host;
            }
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? text : text[..slash];
    }

    /// <summary>Returns the host, and the port if there is one; <see langword="null"/> if it is not valid for Go.</summary>
    private static string? HostAndPort(string host)
    {
        var bracket = host.StartsWith('[') ? host.IndexOf(']', StringComparison.Ordinal) : -1;
        var colon = host.IndexOf(':', bracket + 1);
        var port = colon < 0 ? "" : host[(colon + 1)..];
        var name = colon < 0 ? host : host[..colon];
        if (!port.All(char.IsAsciiDigit) || (bracket > 0 && name.Length != bracket + 1))
        {
            return null;
        }

        // Without a port, Go's Hostname omits the brackets of IPv6.
        return port.Length > 0 ? $"{name}:{port}" : name.Trim('[', ']');
    }

    private static bool IsScheme(ReadOnlySpan<char> text) =>
        char.IsAsciiLetter(text[0]) && !text.ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
