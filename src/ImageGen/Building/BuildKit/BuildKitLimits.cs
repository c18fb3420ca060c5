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

        if (request.Options.Platforms.Count > 1 && request.Options.Outputs.Any(output => output is BuildOutput.ToEngine))
        {
            throw new ImageBuildException(
                $"What a Docker engine loads ({nameof(BuildOutput)}.{nameof(BuildOutput.DockerEngine)}) is an image for one platform, and {request.Options.Platforms.Count} are asked for ({string.Join(", ", request.Options.Platforms)}). Build the engine's own by itself, or push the image and let the engine pull it.");
        }

        if (request.Options.Platforms.Count > 1 && request.Options.Outputs.Any(output => output is BuildOutput.ToFile { Kind: BuildOutput.FileKind.DockerArchive }))
        {
            throw new ImageBuildException(
                $"An archive for 'docker load' ({nameof(BuildOutput)}.{nameof(BuildOutput.DockerArchive)}) holds an image for one platform, and {request.Options.Platforms.Count} are asked for ({string.Join(", ", request.Options.Platforms)}). Make an {nameof(BuildOutput.OciArchive)}, or build one platform at a time.");
        }
    }
}
