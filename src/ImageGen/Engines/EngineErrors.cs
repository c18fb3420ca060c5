using System.Net;
using System.Text.Json;
using Docker.DotNet;

namespace ImageGen.Engines;

/// <summary>Turns the error answers of an engine into <see cref="EngineRequestException"/>, with the engine's own words.</summary>
internal static class EngineErrors
{
    /// <param name="response">The engine's answer.</param>
    /// <param name="request">What was asked, to go on after "refused".</param>
    /// <param name="engine">Which engine.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public static async Task ThrowIfFailedAsync(HttpResponseMessage response, string request, string engine, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw Refused(response.StatusCode, body, request, engine, inner: null);
        }
    }

    /// <summary>Makes a call of the library's.</summary>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, string request, string engine)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (DockerApiException exception)
        {
            throw Refused(exception.StatusCode, exception.ResponseBody, request, engine, exception);
        }
        catch (JsonException exception)
        {
            throw new EngineRequestException(
                $"{engine} answered {request} with something that is not the JSON of the Docker API ({exception.Message}). Check that the address is that of a Docker-compatible engine.", exception);
        }
    }

    private static EngineRequestException Refused(HttpStatusCode status, string? body, string request, string engine, Exception? inner)
    {
        var said = Message(body);
        return new EngineRequestException($"{engine} refused {request} ({(int)status}){(said is null ? "." : ": " + said)}", inner)
        {
            StatusCode = status,
            EngineError = said,
        };
    }

    /// <summary>The engine's words: the <c>message</c> of a JSON body, or the body itself where something else answers.</summary>
    private static string? Message(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(body, EngineJsonContext.Default.EngineErrorJson)?.Message ?? body.Trim();
        }
        catch (JsonException)
        {
            return body.Trim();
        }
    }
}
