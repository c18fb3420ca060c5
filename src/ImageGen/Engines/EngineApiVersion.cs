using System.Net;

namespace ImageGen.Engines;

/// <summary>Negotiates the API version with the engine.</summary>
internal static class EngineApiVersion
{
    /// <summary>The newest version that ImageGen supports. Engines with a newer API support it, too.</summary>
    public static readonly Version Newest = new(1, 52);

    /// <summary>The version of Docker 1.12. The requests for classic builds, pulls and pushes have not changed since.</summary>
    public static readonly Version Oldest = new(1, 24);

    /// <summary>The version of Docker 18.09.</summary>
    private static readonly Version FirstWithBuildKit = new(1, 39);

    /// <exception cref="EngineRequestException">There is no version that the engine and ImageGen support.</exception>
    public static Version Negotiate(EnginePing ping, EngineEndpoint endpoint, DockerEnvironment environment)
    {
        if (environment["DOCKER_API_VERSION"] is { } wanted)
        {
            return Chosen(wanted, ping, endpoint);
        }

        if (ping.ApiVersion is not { } theirs)
        {
            throw NotAnEngine.WithoutVersion(ping, endpoint);
        }

        return theirs >= Oldest
            ? (theirs < Newest ? theirs : Newest)
            : throw new EngineRequestException($"The engine at {endpoint} supports the Docker API only up to {theirs}; ImageGen needs {Oldest} or later. Update the engine.");
    }

    /// <summary>Returns whether the engine supports BuildKit (<c>/build?version=2</c>). An engine on which BuildKit is disabled prefers builder 1.</summary>
    public static bool HasBuildKit(EnginePing ping, Version negotiated) =>
        !ping.IsPodman && ping.OperatingSystem == "linux" && negotiated >= FirstWithBuildKit && ping.BuilderVersion != "1";

    private static Version Chosen(string wanted, EnginePing ping, EngineEndpoint endpoint)
    {
        if (!Version.TryParse(wanted, out var version))
        {
            throw new EngineRequestException($"DOCKER_API_VERSION '{wanted}' is not a valid version. Use a version such as 1.44, or unset the variable.");
        }

        return ping.ApiVersion is { } theirs && version > theirs
            ? throw new EngineRequestException($"DOCKER_API_VERSION is {version}, but the engine at {endpoint} supports the API only up to {theirs}. Unset the variable, or update the engine.") { StatusCode = HttpStatusCode.BadRequest }
            : version;
    }
}
