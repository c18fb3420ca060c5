namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>A BuildKit that is connected, as far as its abilities depend on it.</summary>
internal sealed record BuildKitDaemon
{
    /// <summary>The address by which options mean the engine's own machine.</summary>
    public const string HostGatewayName = "host-gateway";

    /// <summary>How messages call it: <c>Docker Engine 28.5.2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version of BuildKit itself; the oldest that it may be, where it does not say.</summary>
    public required Version Version { get; init; }

    public required BuildKitStore Store { get; init; }

    /// <summary>The address of the engine's machine as its steps see it; <see langword="null"/> where it does not say.</summary>
    public string? HostGateway { get; init; }

    /// <exception cref="ImageBuildException">The daemon does not say where its machine is.</exception>
    public string RequireHostGateway() => HostGateway ?? throw new ImageBuildException(
        $"{Name} does not say which address {HostGatewayName} stands for: that takes Docker Engine 24.0 or later. Give the address itself in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.ExtraHosts)}; mostly it is that of the network 'bridge' ('docker network inspect bridge').");

    /// <summary>Names the daemon in messages, with what its abilities come from.</summary>
    public override string ToString() => Store switch
    {
        BuildKitStore.Containerd => $"{Name} (BuildKit {Version.ToString(2)}, containerd image store)",
        _ => $"{Name} (BuildKit {Version.ToString(2)})",
    };
}
