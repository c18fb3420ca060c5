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

    /// <exception cref="ImageBuildException">An exporter is asked for.</exception>
    public static void RequireNoExporter(BuildRequest request, string builder)
    {
        if (!string.IsNullOrWhiteSpace(request.Options.Outputs))
        {
            throw new ImageBuildException($"Outputs are exporters of BuildKit, and {builder} has none. Leave Outputs out, or build with ImageBuilder.BuildKit.");
        }
    }
}
