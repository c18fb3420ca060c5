namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>Where a BuildKit keeps images, which decides what it can make of a result. Each kind can do what those before it can.</summary>
internal enum BuildKitStore
{
    /// <summary>The graph drivers of a Docker Engine: one platform, no attestations, nothing but the engine's own format.</summary>
    GraphDriver,

    /// <summary>The containerd image store of a Docker Engine.</summary>
    Containerd,

    /// <summary>A <c>buildkitd</c> that belongs to no engine.</summary>
    Standalone,
}
