namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>What several nodes together cannot do, said before anything is sent.</summary>
internal static class NodeLimits
{
    /// <summary>Warns of caches that several nodes export to one place: each writes its own over those before.</summary>
    public static void WarnOfCaches(ImageBuildOptions options, IProgress<BuildEvent> progress)
    {
        foreach (var cache in options.CacheTo.Where(cache => cache.Type != BuildCache.Inline.Type))
        {
            progress.Report(new BuildWarning(
                $"Several nodes build this image, and all export their cache to {cache}, where only that of the last remains. Export to {nameof(BuildCache)}.{nameof(BuildCache.Inline)}, which goes with each platform's image, or build for one platform at a time, each with a cache of its own."));
        }
    }

    /// <exception cref="ImageBuildException">The results of several nodes would have to come together elsewhere than in a registry.</exception>
    public static void RequireImages(ImageBuildOptions options, IEnumerable<NodeShare> shares)
    {
        if (options.Outputs.FirstOrDefault(output => output is not (BuildOutput.ToImage or BuildOutput.ToCache)) is { } other)
        {
            var places = string.Concat(shares.Select(share => $"\n  {share.Node}: {string.Join(", ", share.Platforms)}"));
            throw new ImageBuildException(
                $"Several nodes build this image, and what they build comes together in a registry only, not in {other.GetType().Name[2..]}:{places}\nBuild one platform at a time, give one node all platforms, or push the image.");
        }
    }
}
