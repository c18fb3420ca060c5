using System.Globalization;
using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Requests;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>A build's options as the attributes of BuildKit's Dockerfile frontend.</summary>
/// <remarks>The names are those of moby/buildkit, frontend/dockerui; those that a daemon does not know it passes over.</remarks>
internal static class FrontendAttributes
{
    /// <summary>What lets a frontend that a <c># syntax=</c> line names have the named contexts, even where the daemon's own does not know them.</summary>
    private const string NamedContexts = "moby.buildkit.frontend.contexts+forward";

    private const string SourceDateEpoch = "build-arg:SOURCE_DATE_EPOCH";

    public static SortedList<string, string> Of(BuildRequest request, BuildKitDaemon daemon, Dockerfile? dockerfile, Func<string, string?> environment)
    {
        var options = request.Options;
        var attributes = new SortedList<string, string>(StringComparer.Ordinal)
        {
            ["image-resolve-mode"] = ResolveMode(request, dockerfile),
        };
        Add("target", options.Target);
        Add("platform", string.Join(',', options.Platforms));
        Add("add-hosts", Hosts(options, daemon));
        Add("shm-size", Number(options.ShmSizeBytes));
        Add("ulimit", string.Join(',', options.Ulimits.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Name}={limit.Soft}:{limit.Hard}"))));
        Add("cgroup-parent", options.CgroupParent);
        Add("force-network-mode", options.Network is "host" or "none" ? options.Network : null);
        AddLimits(options.Classic, Add);
        AddAttestations(options, attributes);
        AddNamedValues(request, attributes);
        AddTime(options, attributes, environment);
        if (options.NoCache == true || options.NoCacheFilter.Count > 0)
        {
            // Empty: every stage.
            attributes["no-cache"] = options.NoCache == true ? "" : string.Join(',', options.NoCacheFilter);
        }

        if (options.UseBuiltInFrontend == true)
        {
            // By this, the daemon's frontend takes itself for one that was called by the Dockerfile already.
            attributes["cmdline"] = "";
        }

        if (request.IsPart)
        {
            // An index even for a single platform: it says which, as only the daemon knows in full.
            attributes["multi-platform"] = "true";
        }

        if (options.NamedContexts.Count > 0)
        {
            attributes["frontend.caps"] = NamedContexts;
        }

        return attributes;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                attributes[name] = value;
            }
        }
    }

    /// <summary>A digest names its content: where every image has one, no registry could answer with anything newer.</summary>
    private static string ResolveMode(BuildRequest request, Dockerfile? dockerfile)
    {
        var contexts = request.Options.NamedContexts.Values.OfType<NamedContext.Image>().Select(context => context.Reference);
        var pulls = (request.Options.Pull ?? true)
            && (dockerfile is null || ExternalImages.Of(request, dockerfile) is not { Count: > 0 } images || images.Concat(contexts).Any(image => image.Digest is null));
        return pulls ? "pull" : "local";
    }

    private static void AddNamedValues(BuildRequest request, SortedList<string, string> attributes)
    {
        foreach (var (name, value) in BuildArgumentValues.Of(request))
        {
            // Without a value, the Dockerfile's own default holds.
            if (value is not null)
            {
                attributes["build-arg:" + name] = value;
            }
        }

        foreach (var (name, value) in request.Options.Labels)
        {
            attributes["label:" + name] = value;
        }

    }

    private static void AddTime(ImageBuildOptions options, SortedList<string, string> attributes, Func<string, string?> environment)
    {
        if (options.SourceDateEpoch is { } time)
        {
            attributes[SourceDateEpoch] = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }
        else if (environment("SOURCE_DATE_EPOCH") is { Length: > 0 } surrounding)
        {
            // A pipeline that builds reproducibly sets it for all of its tools; what the program says itself goes first.
            attributes.TryAdd(SourceDateEpoch, surrounding);
        }
    }

    private static void AddAttestations(ImageBuildOptions options, SortedList<string, string> attributes)
    {
        if (options.Provenance is ProvenanceMode.Min or ProvenanceMode.Max)
        {
            attributes["attest:provenance"] = options.Provenance is ProvenanceMode.Max ? "mode=max" : "mode=min";
        }

        if (options.Sbom == true)
        {
            attributes["attest:sbom"] = options.SbomGenerator is { } generator ? $"generator={generator}" : "";
        }
    }

    private static void AddLimits(ClassicBuildOptions options, Action<string, string?> add)
    {
        add("memory", Number(options.MemoryBytes));
        add("memswap", Number(options.MemorySwapBytes));
        add("cpushares", Number(options.CpuShares));
        add("cpuperiod", Number(options.CpuPeriod));
        add("cpuquota", Number(options.CpuQuota));
        add("cpusetcpus", options.CpuSetCpus);
        add("cpusetmems", options.CpuSetMems);
    }

    private static string Hosts(ImageBuildOptions options, BuildKitDaemon daemon)
    {
        List<string> hosts = [];
        foreach (var (name, address) in options.ExtraHosts)
        {
            hosts.Add($"{name}={(address == BuildKitDaemon.HostGatewayName ? daemon.RequireHostGateway() : address.Trim('[', ']'))}");
        }

        return string.Join(',', hosts);
    }

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
