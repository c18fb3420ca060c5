using ImageGen.Building.Options;

namespace ImageGen.Building;

/// <summary>The limits that several builders share. They are checked before anything is sent.</summary>
internal static class BuilderLimits
{
    /// <exception cref="ImageBuildException">The build has several platforms.</exception>
    public static void RequireOnePlatform(BuildRequest request)
    {
        if (request.Options.Platforms.Count > 1)
        {
            throw new ImageBuildException(
                $"This builder creates an image for one platform only, and {request.Options.Platforms.Count} are requested ({string.Join(", ", request.Options.Platforms)}). Build each platform separately, with a separate tag.");
        }
    }

    /// <exception cref="ImageBuildException">An option is set that only BuildKit supports.</exception>
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
                $"Only BuildKit supports {string.Join(", ", asked)}, and this build uses {builder}. Remove the option, or build with ImageBuilder.BuildKit on a Docker Engine.");
        }
    }
}
