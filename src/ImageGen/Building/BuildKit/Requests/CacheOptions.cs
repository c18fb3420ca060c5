using ImageGen.BuildKit;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>Converts the caches of the options to BuildKit's cache imports and exports.</summary>
internal static class CacheOptions
{
    private const string Inline = "inline";
    private const string GitHubActions = "gha";

    /// <exception cref="ImageBuildException">An inline cache has no image to import from.</exception>
    public static List<CacheOption> Imports(ImageBuildOptions options, string projectDirectory, Func<string, string?> environment)
    {
        if (options.CacheFrom.Any(cache => cache.Type == Inline))
        {
            throw new ImageBuildException(
                $"{nameof(options.CacheFrom)} contains an inline cache without its image. Use {nameof(BuildCache)}.{nameof(BuildCache.Registry)} with the image that contains the cache.");
        }

        return [.. options.CacheFrom.Select(cache => Entry(cache, "src", projectDirectory, environment)).Where(IsWithinReach)];
    }

    public static List<CacheOption> Exports(ImageBuildOptions options, string projectDirectory, Func<string, string?> environment)
    {
        var exports = options.CacheTo.Select(cache =>
        {
            var entry = Entry(cache, "dest", projectDirectory, environment);
            if (cache.Mode is { } mode && cache.Type != Inline)
            {
                entry.Attributes["mode"] = mode is CacheMode.Max ? "max" : "min";
            }

            return entry;
        }).Where(IsWithinReach).ToList();
        // buildx and the engine's API interpret this argument; BuildKit itself does not.
        if (options.Args["BUILDKIT_INLINE_CACHE"] is "1" or "true" or "True" or "TRUE" && !exports.Exists(cache => cache.Type == Inline))
        {
            exports.Add(new CacheOption { Type = Inline });
        }

        return exports;
    }

    /// <summary>Warns of a cache of GitHub Actions without an address or token. As with buildx, the build then continues without the cache.</summary>
    public static void WarnOfWhatIsOutOfReach(ImageBuildOptions options, Func<string, string?> environment, IProgress<BuildEvent> progress)
    {
        if (options.CacheFrom.Concat(options.CacheTo).Any(cache => !IsWithinReach(Entry(cache, "path", Path.GetTempPath(), environment))))
        {
            progress.Report(new BuildWarning(
                $"The build continues without {nameof(BuildCache)}.{nameof(BuildCache.GitHubActions)}, because the address or the token of the workflow's cache is unknown. In a workflow, set ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL in this step's environment. GitHub sets them for actions only, not for 'run' steps."));
        }
    }

    /// <summary>Whether the cache has an address and a token. Without them, BuildKit fails the build.</summary>
    private static bool IsWithinReach(CacheOption cache) =>
        cache.Type != GitHubActions
        || (cache.Attributes.ContainsKey("token") && (cache.Attributes.ContainsKey("url") || cache.Attributes.ContainsKey("url_v2")));

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

        if (cache.Type == GitHubActions)
        {
            AddWorkflow(entry.Attributes, environment);
        }

        return entry;
    }

    /// <summary>Adds the address and the token of the cache from the environment of a GitHub workflow.</summary>
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
