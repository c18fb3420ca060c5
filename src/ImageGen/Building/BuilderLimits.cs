using ImageGen.Building.Options;

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
        List<string> asked = [];
        foreach (var option in BuildOptionTable.All)
        {
            if (option.IsBuildKitOnly && option.IsAskedIn(request.Options))
            {
                asked.Add(option.BuildKitOnlyPart is null ? option.Name : $"{option.Name} ({option.BuildKitOnlyPart})");
            }
        }

        if (asked.Count > 0)
        {
            throw new ImageBuildException(
                $"{string.Join(", ", asked)}: that is done by BuildKit only, and {builder} is another builder. Leave it out, or build with ImageBuilder.BuildKit on a Docker Engine.");
        }
    }
}
