using ImageGen.BuildKit.StandIn.Protocol;

namespace ImageGen.BuildKit.StandIn.Control;

/// <summary>What a daemon says of itself by default. Compared with 20.10.24, 23.0.6, 24.0.9 and buildkitd 0.11.6.</summary>
public static class Workers
{
    private const string Label = "org.mobyproject.buildkit.worker.";

    public static BuildkitVersion Version(StandInOptions options) => new()
    {
        Package = "github.com/moby/buildkit",
        Version = $"v{options.BuildKit.Version}" + (options.Engine is null ? "" : "+435cb77e369c"),
    };

    public static WorkerRecord Default(StandInOptions options)
    {
        var worker = new WorkerRecord { ID = "m67g5wpu8zxjmcvc0cewz70hx" };
        worker.Platforms.Add(new Platform { OS = "linux", Architecture = "amd64" });
        worker.Platforms.Add(new Platform { OS = "linux", Architecture = "amd64", Variant = "v2" });
        worker.Platforms.Add(new Platform { OS = "linux", Architecture = "386" });
        foreach (var (key, value) in Labels(options))
        {
            worker.Labels[key] = value;
        }

        if (options.Engine is not null && options.BuildKit.Version < new Version(0, 11, 0))
        {
            worker.ID = "moby";
        }

        if (options.BuildKit.HasInfo)
        {
            worker.BuildkitVersion = WorkerVersion(options);
        }

        return worker;
    }

    /// <summary>builder-next: the worker for graph drivers adds a suffix, and the one for containerd says nothing.</summary>
    private static BuildkitVersion WorkerVersion(StandInOptions options)
    {
        var version = Version(options);
        version.Version += "-moby";
        return options.Engine is null ? Version(options) : options.HasContainerdStore ? new BuildkitVersion() : version;
    }

    private static IEnumerable<(string Key, string Value)> Labels(StandInOptions options)
    {
        if (options.Engine is null || options.HasContainerdStore)
        {
            yield return (Label + "executor", options.Engine is null ? "oci" : "containerd");
            yield return (Label + "hostname", "stand-in");
            yield return (Label + "network", "host");
            yield return (Label + "selinux.enabled", "false");
            yield return (Label + "snapshotter", "overlayfs");
        }

        if (options.Engine is not null && options.BuildKit.Version >= new Version(0, 11, 0))
        {
            yield return (Label + "moby.host-gateway-ip", "172.17.0.1");
        }
    }
}
