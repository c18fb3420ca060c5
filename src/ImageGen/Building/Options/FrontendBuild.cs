using ImageGen.Building.BuildKit.Capabilities;

namespace ImageGen.Building.Options;

/// <summary>The build whose options the Dockerfile frontend receives.</summary>
/// <param name="Request">The build.</param>
/// <param name="Daemon">The daemon that builds.</param>
/// <param name="Dockerfile">The Dockerfile; <see langword="null"/> if only the daemon can read it.</param>
/// <param name="Environment">Reads an environment variable.</param>
internal sealed record FrontendBuild(BuildRequest Request, BuildKitDaemon Daemon, Dockerfile? Dockerfile, Func<string, string?> Environment)
{
    public ImageBuildOptions Options => Request.Options;
}
