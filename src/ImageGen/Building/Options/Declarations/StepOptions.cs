using System.Globalization;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Requests;
using static ImageGen.Building.BuildKit.Capabilities.FeatureVersion;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options for RUN steps.</summary>
internal static class StepOptions
{
    public static readonly OptionGroup Group = OptionGroup.OfBuild();

    public static readonly ListOption<BuildSecret> Secrets = new(Group, nameof(ImageBuildOptions.Secrets))
    {
        NameOf = secret => secret.Id,
        IsBuildKitOnly = true,
    };

    public static readonly ListOption<SshForward> Ssh = new(Group, nameof(ImageBuildOptions.Ssh))
    {
        NameOf = agent => agent.Id,
        IsBuildKitOnly = true,
    };

    public static readonly BuildOption<string?> Network = new(Group, nameof(ImageBuildOptions.Network))
    {
        Attribute = new("force-network-mode", build => build.Options.Network is "host" or "none" ? build.Options.Network : null),
        Query = new(
            docker: (query, request) => query.Add("networkmode", request.Options.Network),
            // Podman's RUN steps use the host's network or none.
            podman: (query, request) => query.Add("networkmode", request.Options.Network == "none" ? "NetworkDisabled" : null)),
    };

    public static readonly MapOption<string> ExtraHosts = new(Group, nameof(ImageBuildOptions.ExtraHosts))
    {
        Attribute = new("add-hosts", build => build.Options.ExtraHosts.Count > 0 ? string.Join(',', build.Options.ExtraHosts.Select(host => $"{host.Key}={Address(host.Value, build.Daemon)}")) : null),
        Query = new(
            docker: (query, request) => query.AddEach("extrahosts", Hosts(request.Options)),
            podman: (query, request) => query.Add("extrahosts", QueryJson.List(Hosts(request.Options)))),
    };

    public static readonly BuildOption<bool?> UseConfigProxy = new(Group, nameof(ImageBuildOptions.UseConfigProxy))
    {
        Default = true,
    };

    public static readonly BuildOption<long?> ShmSizeBytes = new(Group, nameof(ImageBuildOptions.ShmSizeBytes))
    {
        IgnoredBefore = V(10),
        Attribute = new("shm-size"),
        Query = new("shmsize"),
    };

    public static readonly ListOption<Ulimit> Ulimits = new(Group, nameof(ImageBuildOptions.Ulimits))
    {
        IgnoredBefore = V(10),
        Attribute = new("ulimit", build => build.Options.Ulimits is { Count: > 0 } limits ? string.Join(',', limits.Select(Text)) : null),
        Query = new(
            docker: (query, request) => query.Add("ulimits", QueryJson.Ulimits(request.Options.Ulimits)),
            podman: (query, request) => query.Add("ulimits", QueryJson.List([.. request.Options.Ulimits.Select(Text)]))),
    };

    public static readonly BuildOption<string?> CgroupParent = new(Group, nameof(ImageBuildOptions.CgroupParent))
    {
        IgnoredBefore = V(10),
        Attribute = new("cgroup-parent"),
        Query = new("cgroupparent"),
    };

    public static readonly ListOption<BuildEntitlement> Entitlements = new(Group, nameof(ImageBuildOptions.Entitlements))
    {
        IsBuildKitOnly = true,
    };

    private static string Address(string address, BuildKitDaemon daemon) =>
        address == BuildKitDaemon.HostGatewayName ? daemon.RequireHostGateway() : address.Trim('[', ']');

    private static List<string> Hosts(ImageBuildOptions options) =>
        [.. options.ExtraHosts.Select(host => $"{host.Key}:{host.Value}")];

    private static string Text(Ulimit limit) => string.Create(CultureInfo.InvariantCulture, $"{limit.Name}={limit.Soft}:{limit.Hard}");
}
