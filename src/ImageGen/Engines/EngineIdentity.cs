using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>Asks an engine for its product, version and platform.</summary>
/// <remarks>By a request of its own: the library's first answer takes a program that is not compiled ahead a fifth of a second.</remarks>
internal static class EngineIdentity
{
    public static async Task<EngineCapabilities> AskAsync(
        HttpMessageInvoker requests, Uri baseAddress, EnginePing ping, Version version, EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(baseAddress, $"v{version}/version"));
        using var response = await requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await EngineErrors.ThrowIfFailedAsync(response, "the question for its version", endpoint.ToString(), cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return Read(answer, ping, version, endpoint);
    }

    /// <summary>Without a serializer: what one prepares for its first object takes longer than the engine's answer.</summary>
    private static EngineCapabilities Read(byte[] answer, EnginePing ping, Version version, EngineEndpoint endpoint)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return new EngineCapabilities
            {
                ApiVersion = version,
                NewestApiVersion = ping.ApiVersion,
                Name = ping.IsPodman ? "Podman" : "Docker Engine",
                EngineVersion = Text(json.RootElement, "Version"),
                HasBuildKit = EngineApiVersion.HasBuildKit(ping, version),
                IsPodman = ping.IsPodman,
                Platform = Platform.Parse($"{Text(json.RootElement, "Os")}/{Text(json.RootElement, "Arch")}"),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new EngineRequestException(
                $"{endpoint} answered the question for its version with something that is not the JSON of the Docker API ({exception.Message}). Check that the address is that of a Docker-compatible engine.", exception);
        }
    }

    private static string Text(JsonElement answer, string key)
    {
        foreach (var property in answer.EnumerateObject())
        {
            if (property.Name.Equals(key, StringComparison.OrdinalIgnoreCase) && property.Value.GetString() is { } text)
            {
                return text;
            }
        }

        throw new JsonException($"it has no '{key}'");
    }
}
