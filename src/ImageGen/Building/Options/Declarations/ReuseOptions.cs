using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.Building.Requests;
using static ImageGen.Building.BuildKit.Capabilities.FeatureVersion;

namespace ImageGen.Building.Options.Declarations;

/// <summary>The options for the use of cache, and for cache exports.</summary>
internal static class ReuseOptions
{
    public static readonly OptionGroup Group = OptionGroup.OfBuild();

    public static readonly BuildOption<bool?> NoCache = new(Group, nameof(ImageBuildOptions.NoCache))
    {
        Default = false,
        // Empty: every stage.
        Attribute = new("no-cache", build => build.Options.NoCache == true ? "" : null),
        Query = new("nocache"),
    };

    public static readonly ListOption<string> NoCacheFilter = new(Group, nameof(ImageBuildOptions.NoCacheFilter))
    {
        IsBuildKitOnly = true,
        // NoCache covers every stage already.
        Attribute = new("no-cache", build => build.Options.NoCache != true && build.Options.NoCacheFilter is { Count: > 0 } stages ? string.Join(',', stages) : null),
    };

    public static readonly ListOption<BuildCache> CacheFrom = new(Group, nameof(ImageBuildOptions.CacheFrom))
    {
        NeedsEngine = true,
        AskedWhen = options => options.CacheFrom.Any(cache => cache.Image is null),
        IsBuildKitOnly = true,
        BuildKitOnlyPart = "other than images in registries",
        Features = (options, _, _, features) =>
        {
            foreach (var cache in options.CacheFrom)
            {
                Add(FeatureOfImport(cache), features);
            }
        },
        // Podman uses only the cache in its own store.
        Query = new(
            docker: (query, request) => query.Add("cachefrom", QueryJson.List([.. request.Options.CacheFrom.Select(cache => cache.Image).OfType<ImageReference>().Select(image => image.ToString())])),
            podman: null),
    };

    public static readonly ListOption<BuildCache> CacheTo = new(Group, nameof(ImageBuildOptions.CacheTo))
    {
        NeedsEngine = true,
        IsBuildKitOnly = true,
        Features = (options, _, _, features) =>
        {
            foreach (var cache in options.CacheTo)
            {
                Add(FeatureOfExport(cache), features);
            }
        },
    };

    private static BuildKitFeature? FeatureOfImport(BuildCache cache) => cache.Type switch
    {
        "gha" => new("CacheFrom = gha", V(9), BuildKitStore.Containerd),
        "s3" or "azblob" => new($"CacheFrom = {cache.Type}", V(11), BuildKitStore.Standalone),
        _ => null,
    };

    private static BuildKitFeature? FeatureOfExport(BuildCache cache) => cache.Type switch
    {
        "registry" or "local" => new($"CacheTo = {cache.Type}", Any, BuildKitStore.Containerd),
        "gha" => new("CacheTo = gha", V(9), BuildKitStore.Containerd),
        "s3" or "azblob" => new($"CacheTo = {cache.Type}", V(11), BuildKitStore.Standalone),
        _ => null,
    };

    private static void Add(BuildKitFeature? feature, List<BuildKitFeature> features)
    {
        if (feature is not null)
        {
            features.Add(feature);
        }
    }
}
