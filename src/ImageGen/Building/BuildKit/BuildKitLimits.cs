namespace ImageGen.Building.BuildKit;

/// <summary>The options that no BuildKit supports. They are checked before anything is sent.</summary>
internal static class BuildKitLimits
{
    /// <exception cref="ImageBuildException">BuildKit would ignore an option, or fail without a clear message.</exception>
    public static void Check(BuildRequest request)
    {
        if (request.Options.Classic.Squash == true)
        {
            throw new ImageBuildException("Only the classic builder supports Squash. Remove it, or build with ImageBuilder.Classic.");
        }

        if (request.Options.Network is not (null or "" or "default" or "host" or "none"))
        {
            throw new ImageBuildException(
                $"BuildKit does not connect RUN steps to the network '{request.Options.Network}'. Use default, host or none, or build with ImageBuilder.Classic.");
        }

        if (request.Options.Platforms.Count > 1 && request.Options.Outputs.Any(output => output is BuildOutput.ToEngine))
        {
            throw new ImageBuildException(
                $"A Docker engine loads an image ({nameof(BuildOutput)}.{nameof(BuildOutput.DockerEngine)}) for one platform only, and {request.Options.Platforms.Count} are requested ({string.Join(", ", request.Options.Platforms)}). Build the engine's platform separately, or push the image and pull it with the engine.");
        }

        if (request.Options.Platforms.Count > 1 && request.Options.Outputs.Any(output => output is BuildOutput.ToFile { Kind: BuildOutput.FileKind.DockerArchive }))
        {
            throw new ImageBuildException(
                $"An archive for 'docker load' ({nameof(BuildOutput)}.{nameof(BuildOutput.DockerArchive)}) contains an image for one platform only, and {request.Options.Platforms.Count} are requested ({string.Join(", ", request.Options.Platforms)}). Use {nameof(BuildOutput.OciArchive)}, or build one platform at a time.");
        }
    }
}
