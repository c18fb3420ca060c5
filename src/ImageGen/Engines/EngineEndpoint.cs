using ImageGen.Engines;

namespace ImageGen;

/// <summary>The address of a Docker-compatible engine, with what is needed to reach it.</summary>
public sealed record EngineEndpoint
{
    /// <summary>
    /// The endpoint that the environment names: <c>DOCKER_HOST</c>, <c>DOCKER_CONTEXT</c>, the current context of the
    /// Docker configuration, then the first socket found at the platform's usual places (Docker, rootless Docker,
    /// Docker Desktop, Podman). It is looked up at each call.
    /// </summary>
    /// <exception cref="EngineUnreachableException">The environment names an address or a context that cannot be understood.</exception>
    public static EngineEndpoint Default => DefaultEngineEndpoint.Find(DockerEnvironment.Current());

    /// <summary>The address: <c>unix:///var/run/docker.sock</c>, <c>npipe://./pipe/docker_engine</c>, <c>tcp://host:2376</c>, <c>https://host:2376</c> or <c>ssh://user@host</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>How a TCP connection is encrypted. <see langword="null"/>: not at all, or for <c>https</c> as the system's own trust says.</summary>
    public EngineTls? Tls { get; init; }

    /// <summary>Who chose this endpoint, for messages: <c>DOCKER_HOST</c>, <c>context 'staging'</c>, <c>the program</c>.</summary>
    public string Source { get; init; } = "the program";

    /// <summary>
    /// Reads an address as <c>docker --host</c> does. A <c>tcp</c> address is encrypted when <c>DOCKER_TLS_VERIFY</c>,
    /// <c>DOCKER_TLS</c> or <c>DOCKER_CERT_PATH</c> is set.
    /// </summary>
    /// <exception cref="EngineUnreachableException">The text is no address of an engine.</exception>
    public static EngineEndpoint Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return EngineAddress.Parse(address, "the program", DockerEnvironment.Current());
    }

    /// <summary>The address, without the password that it may hold, and where it came from.</summary>
    public override string ToString() => $"{AddressWithoutPassword()} (from {Source})";

    private string AddressWithoutPassword()
    {
        var address = Address.OriginalString;
        var colon = Address.UserInfo.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? address : address.Replace(Address.UserInfo + "@", Address.UserInfo[..colon] + "@", StringComparison.Ordinal);
    }
}
