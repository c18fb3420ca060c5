using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>The limits of a build on several nodes. They are checked before anything is sent.</summary>
internal static class NodeLimits
{
    /// <summary>Warns of caches that several nodes export to one location: each overwrites those before.</summary>
    public static void WarnOfCaches(ImageBuildOptions options, IProgress<BuildEvent> progress)
    {
        foreach (var cache in options.CacheTo.Where(cache => cache.Type != BuildCache.Inline.Type))
        {
            progress.Report(new BuildWarning(
                $"Several nodes build this image, and all export their cache to {cache}, so that only the last one remains. Export to {nameof(BuildCache)}.{nameof(BuildCache.Inline)}, which is a part of each platform's image, or build one platform at a time, each with a separate cache."));
        }
    }

    /// <exception cref="ImageBuildException">An output is not an image: the results of several nodes can be combined only in a registry.</exception>
    public static void RequireImages(ImageBuildOptions options, IEnumerable<NodeShare> shares)
    {
        if (options.Outputs.FirstOrDefault(output => output is not (BuildOutput.ToImage or BuildOutput.ToCache)) is { } other)
        {
            var places = string.Concat(shares.Select(share => $"\n  {share.Node}: {string.Join(", ", share.Platforms)}"));
            var added = other is BuildOutput.ToFile { Kind: BuildOutput.FileKind.OciLayout } ? " An image that others of the program need is passed to them in an OCI layout, which the build adds." : "";
            throw new ImageBuildException(
                $"Several nodes build this image, and their results can be combined only in a registry, not in {other.GetType().Name[2..]}:{places}\nBuild one platform at a time, assign all platforms to one node, or push the image.{added}");
        }
    }
}
