using ImageGen.Auto;

namespace ImageGen.Building.InProcess;

/// <summary>The platforms of builds in this process.</summary>
internal static class InProcessPlatforms
{
    /// <summary>The platform of containers on this machine, which is the default.</summary>
    public static Platform OfThisMachine { get; } = Platform.Parse("linux/" + PublishedPlatform.OfThisMachine);

    /// <summary>Returns the platforms of a build.</summary>
    public static IReadOnlyList<Platform> Of(ImageBuildOptions options) =>
        options.Platforms.Count == 0 ? [OfThisMachine] : [.. options.Platforms.Select(platform => platform.Normalize()).Distinct()];
}
