using ImageGen.Progress;

namespace ImageGen.Building.Buildah;

/// <summary>The limits of Podman's Docker API. They are checked before anything is sent.</summary>
internal static class BuildahLimits
{
    /// <exception cref="ImageBuildException">Podman would ignore an option of the build.</exception>
    public static void Check(BuildRequest request, IProgress<BuildEvent> progress)
    {
        if (request.Context.RemoteUrl is not null)
        {
            throw new ImageBuildException(
                "Podman's Docker API does not fetch a remote context. Fetch it first and build from its folder, or build on a Docker Engine.");
        }

        if (request.Options.CacheFrom.Count > 0)
        {
            progress.Report(new BuildWarning("CacheFrom has no effect: Podman uses only the cache in its own store. Remove the option."));
        }

        if (request.Options.Network is not (null or "" or "default" or "host" or "none"))
        {
            progress.Report(new BuildWarning($"Network = {request.Options.Network} has no effect: RUN steps of Podman's Docker API use the host's network, or none. Use default, host or none."));
        }
    }
}
