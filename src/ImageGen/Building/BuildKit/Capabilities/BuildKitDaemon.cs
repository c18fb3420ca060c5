namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>A connected BuildKit, with the properties that decide which features it supports.</summary>
internal sealed record BuildKitDaemon
{
    /// <summary>The address that stands for the engine's machine in options.</summary>
    public const string HostGatewayName = "host-gateway";

    /// <summary>The name in messages: <c>Docker Engine 28.5.2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version of BuildKit; the oldest possible one if the daemon does not report it.</summary>
    public required Version Version { get; init; }

    public required BuildKitStore Store { get; init; }

    /// <summary>The address of the engine's machine from inside a step; <see langword="null"/> if the daemon does not report it.</summary>
    public string? HostGateway { get; init; }

    /// <exception cref="ImageBuildException">The daemon does not report the address.</exception>
    public string RequireHostGateway() => HostGateway ?? throw new ImageBuildException(
        $"{Name} does not report the address of {HostGatewayName}, which needs Docker Engine 24.0 or later. Set the address itself in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.ExtraHosts)}. Usually it is the gateway of the network 'bridge' ('docker network inspect bridge').");

    /// <summary>Returns the name for messages, with the version of BuildKit and the store.</summary>
    public override string ToString() => Store switch
    {
        BuildKitStore.Containerd => $"{Name} (BuildKit {Version.ToString(2)}, containerd image store)",
        _ => $"{Name} (BuildKit {Version.ToString(2)})",
    };
}
