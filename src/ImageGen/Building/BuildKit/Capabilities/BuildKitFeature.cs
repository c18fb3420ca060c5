namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>Something that not every BuildKit can do.</summary>
/// <param name="Option">The option that asks for it, with its value where that matters.</param>
/// <param name="Since">The first BuildKit that can.</param>
/// <param name="Store">The least store that it takes.</param>
internal sealed record BuildKitFeature(string Option, Version Since, BuildKitStore Store = BuildKitStore.GraphDriver)
{
    /// <summary>The first <c>buildkitd</c> that can, where it could before an engine.</summary>
    public Version SinceAlone { get; init; } = Since;

    public bool IsOf(BuildKitDaemon daemon) => daemon.Version >= Since && daemon.Store >= Store;

    /// <summary>What would have it.</summary>
    public string Remedy(BuildKitDaemon daemon)
    {
        var standalone = SinceAlone.Minor == 0 ? "a buildkitd" : $"a buildkitd {SinceAlone.ToString(2)} or later";
        if (Store == BuildKitStore.Standalone || DockerEngineReleases.FirstWith(Since, Store) is not { } engine)
        {
            return standalone;
        }

        if (daemon.Version >= Since && daemon.Store == BuildKitStore.GraphDriver && DockerEngineReleases.BuildKitOf(engine.ToString()) <= daemon.Version)
        {
            return """the engine's containerd image store ("features": {"containerd-snapshotter": true} in its daemon.json), or """ + standalone;
        }

        return $"Docker Engine {engine} or later{(Store == BuildKitStore.Containerd ? " with the containerd image store" : "")}, or {standalone}";
    }
}
