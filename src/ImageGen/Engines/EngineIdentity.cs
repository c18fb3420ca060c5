using Docker.DotNet;

namespace ImageGen.Engines;

/// <summary>Asks an engine for its product, version and platform.</summary>
internal static class EngineIdentity
{
    public static async Task<EngineCapabilities> AskAsync(DockerClient client, EnginePing ping, Version version, EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        var answer = await EngineErrors.CallAsync(
            () => client.System.GetVersionAsync(cancellationToken), "the question for its version", endpoint.ToString()).ConfigureAwait(false);
        return new EngineCapabilities
        {
            ApiVersion = version,
            NewestApiVersion = ping.ApiVersion,
            Name = ping.IsPodman ? "Podman" : "Docker Engine",
            EngineVersion = answer.Version,
            HasBuildKit = EngineApiVersion.HasBuildKit(ping, version),
            IsPodman = ping.IsPodman,
            Platform = Platform.Parse($"{answer.Os}/{answer.Arch}"),
        };
    }
}
