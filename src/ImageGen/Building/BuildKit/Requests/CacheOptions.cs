using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>The caches of the options in BuildKit's terms.</summary>
internal static class CacheOptions
{
    /// <exception cref="ImageBuildException">Nothing can be read from such a cache.</exception>
    public static List<CacheOption> Imports(ImageBuildOptions options, string projectDirectory, Func<string, string?> environment)
    {
        if (options.CacheFrom.Any(cache => cache.Type == "inline"))
        {
            throw new ImageBuildException(
                $"{nameof(options.CacheFrom)} names an inline cache without its image. Name the image that holds it: {nameof(BuildCache)}.{nameof(BuildCache.Registry)}.");
        }

        return [.. options.CacheFrom.Select(cache => Entry(cache, "src", projectDirectory, environment))];
    }

    public static List<CacheOption> Exports(ImageBuildOptions options, string projectDirectory, Func<string, string?> environment) =>
        [.. options.CacheTo.Select(cache =>
        {
            var entry = Entry(cache, "dest", projectDirectory, environment);
            if (cache.Mode is { } mode && cache.Type != "inline")
            {
                entry.Attributes["mode"] = mode is CacheMode.Max ? "max" : "min";
            }

            return entry;
        })];

    private static CacheOption Entry(BuildCache cache, string pathAttribute, string projectDirectory, Func<string, string?> environment)
    {
        var entry = new CacheOption { Type = cache.Type };
        foreach (var (name, value) in cache.Parameters)
        {
            entry.Attributes[name] = value;
        }

        if (cache.Type == "local" && entry.Attributes.Remove("path", out var path))
        {
            entry.Attributes[pathAttribute] = Path.GetFullPath(path, projectDirectory);
        }

        if (cache.Type == "gha")
        {
            AddWorkflow(entry.Attributes, environment);
        }

        return entry;
    }

    /// <summary>What a GitHub workflow lets its steps know of its cache.</summary>
    private static void AddWorkflow(IDictionary<string, string> attributes, Func<string, string?> environment)
    {
        Add("token", environment("ACTIONS_RUNTIME_TOKEN"));
        Add("url", environment("ACTIONS_CACHE_URL") is { Length: > 0 } url ? url : environment("ACTIONS_RESULTS_URL"));
        if (attributes.TryGetValue("version", out var version) ? version == "2" : environment("ACTIONS_CACHE_SERVICE_V2") is "1" or "true" or "True")
        {
            Add("url_v2", environment("ACTIONS_RESULTS_URL"));
        }

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                attributes.TryAdd(name, value);
            }
        }
    }
}
