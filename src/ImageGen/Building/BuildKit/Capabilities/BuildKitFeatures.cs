namespace ImageGen.Building.BuildKit.Capabilities;

/// <summary>What each option takes: the first BuildKit that obeys it, and the store where that matters (moby/buildkit's history, moby/moby's builder-next).</summary>
internal static class BuildKitFeatures
{
    private static readonly Version Any = new(0, 0);
    private static readonly Version Limits = new(0, 31);
    private static readonly Version Never = new(int.MaxValue, 0);

    /// <summary>What a build asks for that not every BuildKit can do.</summary>
    /// <param name="options">The build's options.</param>
    /// <param name="daemon">Where it is to be built: some options take more of one store than of another.</param>
    /// <param name="hasOwnFrontend">Whether the Dockerfile names the image that reads it, so that the daemon's own frontend does not matter.</param>
    public static IEnumerable<BuildKitFeature> AskedFor(ImageBuildOptions options, BuildKitDaemon daemon, bool hasOwnFrontend) =>
    [
        .. If(options.Platforms.Count > 1, nameof(options.Platforms), Any, BuildKitStore.Containerd),
        .. If(options.Outputs.Count(output => output is not BuildOutput.ToCache) > 1, nameof(options.Outputs) + " (more than one)", V(13)),
        .. options.Outputs.SelectMany(Of),
        .. options.CacheFrom.SelectMany(cache => OfImport(cache)),
        .. options.CacheTo.SelectMany(cache => OfExport(cache)),
        .. If(options.NamedContexts.Count > 0 && !hasOwnFrontend, nameof(options.NamedContexts), V(10)),
        // The daemon itself must know how to read one, whichever frontend asks.
        .. If(options.NamedContexts.Values.Any(context => context is NamedContext.OciLayout), "NamedContext.FromOciLayout", V(11)),
        .. If(options.Provenance is ProvenanceMode.Min or ProvenanceMode.Max, nameof(options.Provenance), V(11), BuildKitStore.Containerd),
        .. If(options.Sbom == true, nameof(options.Sbom), V(11), BuildKitStore.Containerd),
        .. If(options.Annotations.Count > 0, nameof(options.Annotations), V(11), BuildKitStore.Containerd),
        // The graph drivers' exporter knows nothing of it: there it is the frontend that writes the time, since 0.13.
        .. If(options.SourceDateEpoch is not null, nameof(options.SourceDateEpoch), daemon.Store == BuildKitStore.GraphDriver ? V(13) : V(11)),
        .. OfRewriting(options, daemon),
        .. If(options.SourcePolicy is not null, nameof(options.SourcePolicy), V(11)),
    ];

    /// <summary>What a BuildKit passes over in silence if it does not know it.</summary>
    public static IEnumerable<BuildKitFeature> PassedOver(ImageBuildOptions options)
    {
        var classic = options.Classic;
        return
        [
            .. If(options.ShmSizeBytes is not null, nameof(options.ShmSizeBytes), V(10)),
            .. If(options.Ulimits.Count > 0, nameof(options.Ulimits), V(10)),
            .. If(options.CgroupParent is not null, nameof(options.CgroupParent), V(10)),
            .. If(classic.MemoryBytes is not null, nameof(classic.MemoryBytes), Limits),
            .. If(classic.MemorySwapBytes is not null, nameof(classic.MemorySwapBytes), Limits),
            .. If(classic.CpuShares is not null, nameof(classic.CpuShares), Limits),
            .. If(classic.CpuPeriod is not null, nameof(classic.CpuPeriod), Limits),
            .. If(classic.CpuQuota is not null, nameof(classic.CpuQuota), Limits),
            .. If(classic.CpuSetCpus is not null, nameof(classic.CpuSetCpus), Limits),
            .. If(classic.CpuSetMems is not null, nameof(classic.CpuSetMems), Limits),
            .. If(classic.SecurityOptions.Count > 0, nameof(classic.SecurityOptions), Never),
            .. If(classic.Isolation is not (null or "default"), nameof(classic.Isolation), Never),
        ];
    }

    private static IEnumerable<BuildKitFeature> Of(BuildOutput output) => output switch
    {
        BuildOutput.ToImage { Push: true } => If(isAsked: true, "BuildOutput.Image(push: true)", Any, BuildKitStore.Containerd),
        BuildOutput.ToImage { Attributes.Count: > 0 } => If(isAsked: true, "BuildOutput.Image with Attributes", Any, BuildKitStore.Containerd),
        BuildOutput.ToEngine => If(isAsked: true, "BuildOutput.DockerEngine", Any, BuildKitStore.Containerd),
        BuildOutput.ToFile { Kind: not BuildOutput.FileKind.Tar } file => If(isAsked: true, $"BuildOutput.{file.Kind}", Any, BuildKitStore.Containerd),
        _ => [],
    };

    /// <summary>BuildKit does not unpack an image whose layers it has rewritten, and an engine has it do so whatever it is asked for; not so the first with BuildKit 0.26 (moby/moby#51493).</summary>
    private static IEnumerable<BuildKitFeature> OfRewriting(ImageBuildOptions options, BuildKitDaemon daemon)
    {
        var isUnpacked = daemon.Store != BuildKitStore.Standalone && (options.Outputs.Count == 0 || options.Outputs.Any(output => output is BuildOutput.ToImage));
        return If(options.RewriteTimestamp == true, nameof(options.RewriteTimestamp), isUnpacked ? V(26) : V(13), BuildKitStore.Containerd)
            .Select(feature => feature with { SinceAlone = V(13) });
    }

    private static IEnumerable<BuildKitFeature> OfImport(BuildCache cache) => cache.Type switch
    {
        "gha" => If(isAsked: true, "CacheFrom = gha", V(9), BuildKitStore.Containerd),
        "s3" or "azblob" => If(isAsked: true, $"CacheFrom = {cache.Type}", V(11), BuildKitStore.Standalone),
        _ => [],
    };

    private static IEnumerable<BuildKitFeature> OfExport(BuildCache cache) => cache.Type switch
    {
        "registry" or "local" => If(isAsked: true, $"CacheTo = {cache.Type}", Any, BuildKitStore.Containerd),
        "gha" => If(isAsked: true, "CacheTo = gha", V(9), BuildKitStore.Containerd),
        "s3" or "azblob" => If(isAsked: true, $"CacheTo = {cache.Type}", V(11), BuildKitStore.Standalone),
        _ => [],
    };

    private static Version V(int minor) => new(0, minor);

    private static IEnumerable<BuildKitFeature> If(bool isAsked, string option, Version since, BuildKitStore store = BuildKitStore.GraphDriver) =>
        isAsked ? [new BuildKitFeature(option, since, store)] : [];
}
