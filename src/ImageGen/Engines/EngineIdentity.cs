namespace ImageGen.Engines;

/// <summary>Reads the product and version of an engine.</summary>
internal static class EngineIdentity
{
    /// <remarks>
    /// The ping contains everything if the engine's newest API version is the one in use. Otherwise the version is requested, because a newer
    /// engine may have dropped this API version and reports that in its response. The request is avoided if possible: the engine starts two
    /// programs for it.
    /// </remarks>
    public static async Task<EngineCapabilities> FindAsync(EngineRequests requests, EnginePing ping, Version version, CancellationToken cancellationToken)
    {
        var isInPing = ping.EngineVersion is not null && version == ping.ApiVersion;
        return new EngineCapabilities
        {
            ApiVersion = version,
            NewestApiVersion = ping.ApiVersion,
            Name = ping.IsPodman ? "Podman" : "Docker Engine",
            EngineVersion = isInPing ? ping.EngineVersion! : await AskAsync(requests, version, "Version", cancellationToken).ConfigureAwait(false),
            HasBuildKit = EngineApiVersion.HasBuildKit(ping, version),
            IsPodman = ping.IsPodman,
        };
    }

    /// <summary>Reads a property of the engine's response to <c>/version</c>.</summary>
    public static async Task<string> AskAsync(EngineRequests requests, Version version, string property, CancellationToken cancellationToken) =>
        await EngineProperty.FindAsync(requests, $"v{version}/version", "the request for its version", property, cancellationToken).ConfigureAwait(false)
        ?? throw new EngineRequestException($"{requests.Endpoint} does not have the path '/version' of the Docker API. Check that the address is that of a Docker-compatible engine.");
}
