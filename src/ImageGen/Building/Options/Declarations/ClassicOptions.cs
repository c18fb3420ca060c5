using ImageGen.Building.Requests;
using static ImageGen.Building.BuildKit.Capabilities.FeatureVersion;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options of the classic builder. Names and units are those of the engine's <c>/build</c>. Current BuildKit versions support some of them too.</summary>
internal static class ClassicOptions
{
    public static readonly OptionGroup Group = OptionGroup.OfClassic();

    public static readonly BuildOption<bool?> RemoveIntermediateContainers = new(Group, nameof(ClassicBuildOptions.RemoveIntermediateContainers))
    {
        // Sent although it is the default, because some engines keep the containers without it.
        Default = true,
        Query = new("rm"),
    };

    public static readonly BuildOption<bool?> ForceRemoveIntermediateContainers = new(Group, nameof(ClassicBuildOptions.ForceRemoveIntermediateContainers))
    {
        Default = false,
        Query = new("forcerm"),
    };

    public static readonly BuildOption<bool?> Quiet = new(Group, nameof(ClassicBuildOptions.Quiet))
    {
        Default = false,
        // Podman's "quiet" omits the message with the image's id.
        Query = new(docker: (query, request) => query.Add("q", request.Options.Classic.Quiet), podman: null),
    };

    public static readonly BuildOption<bool?> Squash = new(Group, nameof(ClassicBuildOptions.Squash))
    {
        NeedsEngine = true,
        Default = false,
        Query = new((query, request) => query.Add("squash", request.Options.Classic.Squash)),
    };

    public static readonly BuildOption<long?> MemoryBytes = new(Group, nameof(ClassicBuildOptions.MemoryBytes))
    {
        IgnoredBefore = V(31),
        Attribute = new("memory"),
        Query = new("memory"),
    };

    public static readonly BuildOption<long?> MemorySwapBytes = new(Group, nameof(ClassicBuildOptions.MemorySwapBytes))
    {
        IgnoredBefore = V(31),
        Attribute = new("memswap"),
        Query = new("memswap"),
    };

    public static readonly BuildOption<long?> CpuShares = new(Group, nameof(ClassicBuildOptions.CpuShares))
    {
        IgnoredBefore = V(31),
        Attribute = new("cpushares"),
        Query = new("cpushares"),
    };

    public static readonly BuildOption<long?> CpuPeriod = new(Group, nameof(ClassicBuildOptions.CpuPeriod))
    {
        IgnoredBefore = V(31),
        Attribute = new("cpuperiod"),
        Query = new("cpuperiod"),
    };

    public static readonly BuildOption<long?> CpuQuota = new(Group, nameof(ClassicBuildOptions.CpuQuota))
    {
        IgnoredBefore = V(31),
        Attribute = new("cpuquota"),
        Query = new("cpuquota"),
    };

    public static readonly BuildOption<string?> CpuSetCpus = new(Group, nameof(ClassicBuildOptions.CpuSetCpus))
    {
        IgnoredBefore = V(31),
        Attribute = new("cpusetcpus"),
        Query = new("cpusetcpus"),
    };

    public static readonly BuildOption<string?> CpuSetMems = new(Group, nameof(ClassicBuildOptions.CpuSetMems))
    {
        IgnoredBefore = V(31),
        Attribute = new("cpusetmems"),
        Query = new("cpusetmems"),
    };

    public static readonly ListOption<string> SecurityOptions = new(Group, nameof(ClassicBuildOptions.SecurityOptions))
    {
        IgnoredBefore = None,
        Query = new(
            docker: (query, request) => query.AddEach("securityopt", request.Options.Classic.SecurityOptions),
            podman: (query, request) => query.Add("securityopt", QueryJson.List([.. request.Options.Classic.SecurityOptions]))),
    };

    public static readonly BuildOption<string?> Isolation = new(Group, nameof(ClassicBuildOptions.Isolation))
    {
        AskedWhen = options => options.Classic.Isolation is not (null or "default"),
        IgnoredBefore = None,
        Query = new("isolation"),
    };
}
