using System.Net;

namespace ImageGen.Engines;

/// <summary>Agrees with the engine on the version of its API.</summary>
internal static class EngineApiVersion
{
    /// <summary>The newest version whose answers are known to be understood. An engine of API 1.44 or 1.53 and later speaks it too.</summary>
    public static readonly Version Newest = new(1, 52);

    /// <summary>The version of Docker 1.12; what the classic builder, pulls and pushes are asked here has not changed since.</summary>
    public static readonly Version Oldest = new(1, 24);

    /// <summary>The version of Docker 18.09.</summary>
    private static readonly Version FirstWithBuildKit = new(1, 39);

    /// <exception cref="EngineRequestException">There is no version that both sides know.</exception>
    public static Version Negotiate(EnginePing ping, EngineEndpoint endpoint, DockerEnvironment environment)
    {
        if (environment["DOCKER_API_VERSION"] is { } wanted)
        {
            return Chosen(wanted, ping, endpoint);
        }

        if (ping.ApiVersion is not { } theirs)
        {
            throw new EngineRequestException(
                $"What answers at {endpoint} does not say which version of the Docker API it speaks. Check that the address is that of a Docker-compatible engine, or set DOCKER_API_VERSION.");
        }

        return theirs >= Oldest
            ? (theirs < Newest ? theirs : Newest)
            : throw new EngineRequestException($"The engine at {endpoint} speaks the Docker API {theirs} at most; {Oldest} is the oldest that can be used. Update the engine.");
    }

    /// <summary>Whether a build can ask for BuildKit by <c>/build?version=2</c>. Where the engine's owner turned it off, the engine prefers builder 1.</summary>
    public static bool HasBuildKit(EnginePing ping, Version negotiated) =>
        !ping.IsPodman && ping.OperatingSystem == "linux" && negotiated >= FirstWithBuildKit && ping.BuilderVersion != "1";

    private static Version Chosen(string wanted, EnginePing ping, EngineEndpoint endpoint)
    {
        if (!Version.TryParse(wanted, out var version))
        {
            throw new EngineRequestException($"DOCKER_API_VERSION is '{wanted}', which is no version. Write it as 1.44, or leave it unset.");
        }

        return ping.ApiVersion is { } theirs && version > theirs
            ? throw new EngineRequestException($"DOCKER_API_VERSION asks for {version}, but the engine at {endpoint} speaks {theirs} at most. Leave it unset, or update the engine.") { StatusCode = HttpStatusCode.BadRequest }
            : version;
    }
}
