namespace ImageGen.Building;

/// <summary>The limits that several builders share, said before anything is sent.</summary>
internal static class BuilderLimits
{
    /// <exception cref="ImageBuildException">Several platforms are asked for.</exception>
    public static void RequireOnePlatform(BuildRequest request)
    {
        if (request.Options.Platforms.Count > 1)
        {
            throw new ImageBuildException(
                $"One build makes an image for one platform, and {request.Options.Platforms.Count} are asked for ({string.Join(", ", request.Options.Platforms)}). Build each by itself, with a tag of its own.");
        }
    }

    /// <exception cref="ImageBuildException">Something is asked for that is BuildKit's alone.</exception>
    public static void RequireNothingOfBuildKit(BuildRequest request, string builder)
    {
        var asked = OnlyOfBuildKit(request.Options).ToList();
        if (asked.Count > 0)
        {
            throw new ImageBuildException(
                $"{string.Join(", ", asked)}: that is done by BuildKit only, and {builder} is another builder. Leave it out, or build with ImageBuilder.BuildKit on a Docker Engine.");
        }
    }

    private static IEnumerable<string> OnlyOfBuildKit(ImageBuildOptions options)
    {
        (bool IsAsked, string Option)[] all =
        [
            (options.Outputs.Any(output => output is not BuildOutput.ToImage { Push: false, Attributes.Count: 0 }), nameof(options.Outputs)),
            (options.CacheFrom.Any(cache => cache.Image is null), nameof(options.CacheFrom) + " (other than images in registries)"),
            (options.CacheTo.Count > 0, nameof(options.CacheTo)),
            (options.NoCacheFilter.Count > 0, nameof(options.NoCacheFilter)),
            (options.Secrets.Count > 0, nameof(options.Secrets)),
            (options.Ssh.Count > 0, nameof(options.Ssh)),
            (options.NamedContexts.Count > 0, nameof(options.NamedContexts)),
            (options.Entitlements.Count > 0, nameof(options.Entitlements)),
            (options.Provenance is ProvenanceMode.Min or ProvenanceMode.Max, nameof(options.Provenance)),
            (options.Sbom == true, nameof(options.Sbom)),
            (options.Annotations.Count > 0, nameof(options.Annotations)),
            (options.SourceDateEpoch is not null, nameof(options.SourceDateEpoch)),
            (options.RewriteTimestamp == true, nameof(options.RewriteTimestamp)),
            (options.SourcePolicy is not null, nameof(options.SourcePolicy)),
        ];
        return all.Where(each => each.IsAsked).Select(each => each.Option);
    }
}
