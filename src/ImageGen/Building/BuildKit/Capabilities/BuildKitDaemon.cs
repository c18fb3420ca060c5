namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>A BuildKit that is connected, as far as its abilities depend on it.</summary>
internal sealed record BuildKitDaemon
{
    /// <summary>How messages call it: <c>Docker Engine 28.5.2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version of BuildKit itself; the oldest that it may be, where it does not say.</summary>
    public required Version Version { get; init; }

    public required BuildKitStore Store { get; init; }

    /// <summary>The address of the engine's machine as its steps see it; <see langword="null"/> where it does not say.</summary>
    public string? HostGateway { get; init; }

    /// <summary>Names the daemon in messages, with what its abilities come from.</summary>
    public override string ToString() => Store switch
    {
        BuildKitStore.Containerd => $"{Name} (BuildKit {Version.ToString(2)}, containerd image store)",
        _ => $"{Name} (BuildKit {Version.ToString(2)})",
    };
}
