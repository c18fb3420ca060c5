namespace ImageGen.Credentials;

/// <summary>The names that one registry goes by in Docker's configuration.</summary>
internal static class RegistryKey
{
    /// <summary>Docker Hub's key in config.json, and its address in requests to the engine: the address of a protocol long gone.</summary>
    public const string DockerHub = "https://index.docker.io/v1/";

    private const string DockerHubName = "docker.io";

    /// <summary>The key that the CLI and the engine look a reference's registry up by. Docker Hub's other hosts are registries of their own to them.</summary>
    /// <remarks>docker/cli v28.2.2, cli/command/registry.go, getAuthConfigKey.</remarks>
    public static string Of(string registry) => registry is DockerHubName or "index.docker.io" or DockerHub ? DockerHub : registry;

    /// <summary>The name under which the engine knows a registry that a program names in any of the ways that <see cref="Host"/> understands.</summary>
    public static string ServerAddress(string registry) => Host(registry) is DockerHubName ? DockerHub : Host(registry);

    /// <summary>The registry's host and port, whether a program gives it as such, as a URL or as one of Docker Hub's names.</summary>
    public static string Host(string registry)
    {
        var start = registry.IndexOf("://", StringComparison.Ordinal);
        var host = start < 0 ? registry : registry[(start + 3)..];
        var path = host.IndexOf('/', StringComparison.Ordinal);
        host = path < 0 ? host : host[..path];
        return host.ToLowerInvariant() is "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com" or DockerHubName ? DockerHubName : host;
    }

    /// <summary>Whether a key of the configuration that is not the registry's own means it all the same: a URL of its host, or the host with a path.</summary>
    /// <remarks>docker/cli v28.2.2, cli/config/credentials/file_store.go, ConvertToHostname. Case counts.</remarks>
    public static bool IsLegacyKeyOf(string key, string configuredKey) => key == HostOfUrl(configuredKey);

    private static string HostOfUrl(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start > 0 && IsScheme(text.AsSpan(0, start)))
        {
            var authority = text[(start + 3)..];
            var end = authority.AsSpan().IndexOfAny('/', '?', '#');
            authority = end < 0 ? authority : authority[..end];
            // Before the last '@' stand a user and a password.
            if (HostAndPort(authority[(authority.LastIndexOf('@') + 1)..]) is { Length: > 0 } host)
            {
                return host;
            }
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? text : text[..slash];
    }

    /// <summary>The host, with the port unless it is empty; <see langword="null"/> where Go would not take it for one.</summary>
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

        // Without a port, Go's Hostname leaves the brackets of IPv6 out.
        return port.Length > 0 ? $"{name}:{port}" : name.Trim('[', ']');
    }

    private static bool IsScheme(ReadOnlySpan<char> text) =>
        char.IsAsciiLetter(text[0]) && !text.ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
