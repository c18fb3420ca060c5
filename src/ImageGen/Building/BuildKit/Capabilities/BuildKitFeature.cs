namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>A feature that not every BuildKit supports.</summary>
/// <param name="Option">The option that uses it, with its value if that matters.</param>
/// <param name="Since">The first BuildKit version that supports it.</param>
/// <param name="Store">The minimum store that it needs.</param>
internal sealed record BuildKitFeature(string Option, Version Since, BuildKitStore Store = BuildKitStore.GraphDriver)
{
    /// <summary>The first version of a stand-alone <c>buildkitd</c> that supports it, if it is older than that of an engine.</summary>
    public Version SinceAlone { get; init; } = Since;

    public bool IsOf(BuildKitDaemon daemon) => daemon.Version >= Since && daemon.Store >= Store;

    /// <summary>Describes the builders that support the feature.</summary>
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
