namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>The store of images of a BuildKit, which decides what it can export. Each store supports everything that the stores before it support.</summary>
internal enum BuildKitStore
{
    /// <summary>The graph drivers of a Docker Engine: one platform, no attestations, only the engine's format.</summary>
    GraphDriver,

    /// <summary>The containerd image store of a Docker Engine.</summary>
    Containerd,

    /// <summary>A stand-alone <c>buildkitd</c>.</summary>
    Standalone,
}
