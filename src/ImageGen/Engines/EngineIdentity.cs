using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>Finds out an engine's product and version.</summary>
internal static class EngineIdentity
{
    /// <remarks>
    /// The ping says it all where the engine's newest API version is the one that is used. The question for the version costs an engine
    /// the start of two programs, so it is left for the others: an engine that is newer may not know this version any more, and says so in its answer.
    /// </remarks>
    public static async Task<EngineCapabilities> FindAsync(
        HttpMessageInvoker requests, Uri baseAddress, EnginePing ping, Version version, EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        var isSaid = ping.EngineVersion is not null && version == ping.ApiVersion;
        return new EngineCapabilities
        {
            ApiVersion = version,
            NewestApiVersion = ping.ApiVersion,
            Name = ping.IsPodman ? "Podman" : "Docker Engine",
            EngineVersion = isSaid ? ping.EngineVersion! : await AskAsync(requests, baseAddress, version, endpoint, cancellationToken).ConfigureAwait(false),
            HasBuildKit = EngineApiVersion.HasBuildKit(ping, version),
            IsPodman = ping.IsPodman,
        };
    }

    /// <remarks>By a request of its own: the library's first answer takes a program that is not compiled ahead a fifth of a second.</remarks>
    private static async Task<string> AskAsync(HttpMessageInvoker requests, Uri baseAddress, Version version, EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(baseAddress, $"v{version}/version"));
        using var response = await requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await EngineErrors.ThrowIfFailedAsync(response, "the question for its version", endpoint.ToString(), cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.GetProperty("Version").GetString() ?? throw new JsonException("'Version' is null");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new EngineRequestException(
                $"{endpoint} answered the question for its version with something that is not the JSON of the Docker API ({exception.Message}). Check that the address is that of a Docker-compatible engine.", exception);
        }
    }
}
