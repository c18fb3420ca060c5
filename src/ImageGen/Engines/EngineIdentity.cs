using System.Text.Json;

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
    /// <remarks>A direct request, because the first response through the library takes 0.2 s in a program that is not compiled ahead of time.</remarks>
    public static async Task<string> AskAsync(EngineRequests requests, Version version, string property, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(requests.BaseAddress, $"v{version}/version"));
        using var response = await requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await EngineErrors.ThrowIfFailedAsync(response, "the request for its version", requests.Endpoint.ToString(), cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.GetProperty(property).GetString() ?? throw new JsonException($"'{property}' is null");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new EngineRequestException(
                $"The response of {requests.Endpoint} to the request for its version is not valid JSON of the Docker API ({exception.Message}). Check that the address is that of a Docker-compatible engine.", exception);
        }
    }
}
