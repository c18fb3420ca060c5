using ImageGen.Engines;

namespace ImageGen;

/// <summary>The address of a Docker-compatible engine, and the settings of the connection.</summary>
public sealed record EngineEndpoint
{
    /// <summary>
    /// The endpoint that the environment names: <c>DOCKER_HOST</c>, <c>DOCKER_CONTEXT</c>, the current context of the
    /// Docker configuration, then the first socket in the usual folders of the platform (Docker, rootless Docker,
    /// Docker Desktop, Podman). It is looked up at each call.
    /// </summary>
    /// <exception cref="EngineUnreachableException">The environment names an address that is not valid, or a context that is missing or cannot be read.</exception>
    public static EngineEndpoint Default => DefaultEngineEndpoint.Find(DockerEnvironment.Current());

    /// <summary>The address: <c>unix:///var/run/docker.sock</c>, <c>npipe://./pipe/docker_engine</c>, <c>tcp://host:2376</c>, <c>https://host:2376</c> or <c>ssh://user@host</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>The encryption of a TCP connection. <see langword="null"/> (the default): none, or for <c>https</c> with the authorities that the system trusts.</summary>
    public EngineTls? Tls { get; init; }

    /// <summary>Where the endpoint comes from, for messages: <c>DOCKER_HOST</c>, <c>context 'staging'</c>, <c>the program</c>.</summary>
    public string Source { get; init; } = "the program";

    /// <summary>
    /// Parses an address like <c>docker --host</c>. The connection to a <c>tcp</c> address is encrypted if <c>DOCKER_TLS_VERIFY</c>,
    /// <c>DOCKER_TLS</c> or <c>DOCKER_CERT_PATH</c> is set.
    /// </summary>
    /// <exception cref="EngineUnreachableException">The text is not a valid address of an engine.</exception>
    public static EngineEndpoint Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return EngineAddress.Parse(address, "the program", DockerEnvironment.Current());
    }

    /// <summary>Returns the address without a password, and where it comes from.</summary>
    public override string ToString() => $"{AddressWithoutPassword()} (from {Source})";

    private string AddressWithoutPassword()
    {
        var address = Address.OriginalString;
        var colon = Address.UserInfo.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? address : address.Replace(Address.UserInfo + "@", Address.UserInfo[..colon] + "@", StringComparison.Ordinal);
    }
}
