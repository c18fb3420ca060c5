namespace ImageGen.Engines;

/// <summary>Finds the engine if the program names none, in the same order as the docker CLI.</summary>
internal static class DefaultEngineEndpoint
{
    public static EngineEndpoint Find(DockerEnvironment environment)
    {
        if (environment["DOCKER_HOST"] is { } host)
        {
            return EngineAddress.Parse(host, "DOCKER_HOST", environment);
        }

        return DockerContexts.Current(environment) ?? OfPlatform(environment);
    }

    /// <summary>Whether neither the user nor the Docker configuration names an engine, so that nobody expects one.</summary>
    public static bool IsOnlyGuessed(DockerEnvironment environment)
    {
        try
        {
            return environment["DOCKER_HOST"] is null && DockerContexts.Current(environment) is null;
        }
        catch (EngineUnreachableException)
        {
            // A context is named, and cannot be read.
            return false;
        }
    }

    private static EngineEndpoint OfPlatform(DockerEnvironment environment)
    {
        if (environment.IsWindows)
        {
            return new EngineEndpoint { Address = new Uri("npipe://./pipe/docker_engine"), Source = "the platform's default" };
        }

        var sockets = UsualSockets(environment).ToList();
        var found = sockets.Find(File.Exists);
        return new EngineEndpoint { Address = new Uri("unix://" + (found ?? sockets[0])), Source = "the platform's default" };
    }

    private static IEnumerable<string> UsualSockets(DockerEnvironment environment)
    {
        yield return Path.Combine(environment.RootDirectory, "var/run/docker.sock");
        if (environment["XDG_RUNTIME_DIR"] is { } runtimeDirectory)
        {
            yield return Path.Combine(runtimeDirectory, "docker.sock");
        }

        yield return Path.Combine(environment.HomeDirectory, ".docker/run/docker.sock");
        if (environment["XDG_RUNTIME_DIR"] is { } podmanDirectory)
        {
            yield return Path.Combine(podmanDirectory, "podman/podman.sock");
        }

        yield return Path.Combine(environment.RootDirectory, "run/podman/podman.sock");
    }
}
