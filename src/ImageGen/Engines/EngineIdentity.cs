using System.Net.Http.Json;

namespace ImageGen.Engines;

/// <summary>Asks an engine for its product, version and platform.</summary>
/// <remarks>By a request of its own: the library's first answer takes a program that is not compiled ahead a fifth of a second.</remarks>
internal static class EngineIdentity
{
    public static async Task<EngineCapabilities> AskAsync(
        HttpMessageInvoker requests, Uri baseAddress, EnginePing ping, Version version, EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(requests, new Uri(baseAddress, $"v{version}/version"), endpoint, cancellationToken).ConfigureAwait(false);
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

    private static async Task<EngineVersionJson> AskAsync(HttpMessageInvoker requests, Uri address, EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await EngineErrors.ThrowIfFailedAsync(response, "the question for its version", endpoint.ToString(), cancellationToken).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync(EngineJsonContext.Default.EngineVersionJson, cancellationToken).ConfigureAwait(false))!;
    }
}
