using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Requests;

/// <summary>The caches of the options in BuildKit's terms.</summary>
internal static class CacheOptions
{
    private const string Inline = "inline";
    private const string GitHubActions = "gha";

    /// <exception cref="ImageBuildException">Nothing can be read from such a cache.</exception>
    public static List<CacheOption> Imports(ImageBuildOptions options, string projectDirectory, Func<string, string?> environment)
    {
        if (options.CacheFrom.Any(cache => cache.Type == Inline))
        {
            throw new ImageBuildException(
                $"{nameof(options.CacheFrom)} names an inline cache without its image. Name the image that holds it: {nameof(BuildCache)}.{nameof(BuildCache.Registry)}.");
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
        // What buildx and the engine's own API take it for; BuildKit itself knows nothing of it.
        if (options.Args["BUILDKIT_INLINE_CACHE"] is "1" or "true" or "True" or "TRUE" && !exports.Exists(cache => cache.Type == Inline))
        {
            exports.Add(new CacheOption { Type = Inline });
        }

        return exports;
    }

    /// <summary>Warns of a cache of GitHub Actions where nothing says how to reach it. As with buildx, the same program builds there without it.</summary>
    public static void WarnOfWhatIsOutOfReach(ImageBuildOptions options, Func<string, string?> environment, IProgress<BuildEvent> progress)
    {
        if (options.CacheFrom.Concat(options.CacheTo).Any(cache => !IsWithinReach(Entry(cache, "path", Path.GetTempPath(), environment))))
        {
            progress.Report(new BuildWarning(
                $"The build goes on without {nameof(BuildCache)}.{nameof(BuildCache.GitHubActions)}: the address and the token of the workflow's cache are not known. In a workflow, put ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL into this step's environment; GitHub itself gives them to actions only, and not to 'run' steps."));
        }
    }

    /// <summary>Without these, BuildKit ends the build.</summary>
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
