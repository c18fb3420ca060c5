namespace ImageGen.Engines;

/// <summary>Parses the address of an engine like the docker CLI.</summary>
internal static class EngineAddress
{
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;

    public static EngineEndpoint Parse(string text, string source, DockerEnvironment environment)
    {
        text = text.Trim();
        // For the CLI, an address without a scheme is tcp.
        var separator = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = separator < 0 ? "tcp" : text[..separator].ToLowerInvariant();
        var rest = separator < 0 ? text : text[(separator + 3)..];
        return scheme switch
        {
            _ when rest.Length == 0 => throw NotAnAddress(text, source),
            "unix" => new EngineEndpoint { Address = Address(scheme, rest), Source = source },
            // The form of the CLI is npipe:////./pipe/name, that of .NET is npipe://./pipe/name.
            "npipe" => new EngineEndpoint { Address = Address(scheme, rest.TrimStart('/')), Source = source },
            "ssh" when Address(scheme, rest).Host.Length > 0 => new EngineEndpoint { Address = Address(scheme, rest), Source = source },
            "tcp" or "http" or "https" when separator >= 0 || !rest.StartsWith('/') => Tcp(scheme, rest),
            _ => throw NotAnAddress(text, source),
        };

        EngineEndpoint Tcp(string scheme, string rest)
        {
            var tls = scheme == "http" ? null : TlsOf(environment);
            var address = Address(scheme, rest);
            if (address.Host.Length == 0)
            {
                throw NotAnAddress(text, source);
            }

            if (address.Port < 0)
            {
                address = new UriBuilder(address) { Port = tls is null ? PlainPort : TlsPort }.Uri;
            }

            return new EngineEndpoint { Address = address, Tls = tls, Source = source };
        }

        Uri Address(string scheme, string rest) =>
            Uri.TryCreate($"{scheme}://{rest}", UriKind.Absolute, out var uri) ? uri : throw NotAnAddress(text, source);
    }

    /// <summary>
    /// Returns the encryption that the variables request. DOCKER_CERT_PATH alone requests it, too, as in Docker's client libraries. The
    /// certificate of the engine is then checked if the folder contains an authority.
    /// </summary>
    private static EngineTls? TlsOf(DockerEnvironment environment)
    {
        var verify = environment["DOCKER_TLS_VERIFY"] is not null;
        var directory = environment["DOCKER_CERT_PATH"];
        if (!verify && directory is null && environment["DOCKER_TLS"] is null)
        {
            return null;
        }

        var tls = EngineTls.FromDirectory(directory ?? environment.ConfigurationDirectory);
        return tls with { VerifyServer = verify || (directory is not null && tls.AuthorityPath is not null) };
    }

    private static EngineUnreachableException NotAnAddress(string text, string source) => new(
        $"'{text}' (from {source}) is not a valid address of a Docker engine. Use unix:///path/to/docker.sock, npipe://./pipe/name, tcp://host:port, https://host:port or ssh://user@host.");
}
