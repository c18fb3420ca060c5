namespace ImageGen.Building.BuildKit;

/// <summary>What no BuildKit does, said before anything is sent.</summary>
internal static class BuildKitLimits
{
    /// <exception cref="ImageBuildException">BuildKit would build something other than what is asked for, or fail without saying why.</exception>
    public static void Check(BuildRequest request)
    {
        if (request.Options.Classic.Squash == true)
        {
            throw new ImageBuildException("Squash is done by the classic builder only. Leave it out, or build with ImageBuilder.Classic.");
        }

        if (request.Options.Network is not (null or "" or "default" or "host" or "none"))
        {
            throw new ImageBuildException(
                $"BuildKit does not connect RUN steps to the network '{request.Options.Network}'. Use default, host or none, or build with ImageBuilder.Classic.");
        }
    }
}
