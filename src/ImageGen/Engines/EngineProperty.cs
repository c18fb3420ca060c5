using System.Net;
using System.Text.Json;

namespace ImageGen.Engines;

/// <summary>Reads one property of an engine's response.</summary>
/// <remarks>By a direct request, because the first response through the library takes 0.2 s in a program that is not compiled ahead of time.</remarks>
internal static class EngineProperty
{
    /// <param name="requests">The engine.</param>
    /// <param name="path">The path, with the API version.</param>
    /// <param name="what">What is requested, for messages.</param>
    /// <param name="property">The name of a property whose value is a text.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The value; <see langword="null"/> if the engine does not have what is requested.</returns>
    public static async Task<string?> FindAsync(EngineRequests requests, string path, string what, string property, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(requests.BaseAddress, path));
        using var response = await requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        await EngineErrors.ThrowIfFailedAsync(response, what, requests.Endpoint.ToString(), cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.GetProperty(property).GetString() ?? throw new JsonException($"'{property}' is null");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new EngineRequestException(
                $"The response of {requests.Endpoint} to {what} is not valid JSON of the Docker API ({exception.Message}). Check that the address is that of a Docker-compatible engine.", exception);
        }
    }
}
