using System.Net;
using System.Text.Json;
using Docker.DotNet;
using ImageGen.BuildKit.Failures;

namespace ImageGen.Engines;

/// <summary>Converts error responses of an engine to <see cref="EngineRequestException"/>, with the text of the engine.</summary>
internal static class EngineErrors
{
    /// <param name="response">The response of the engine.</param>
    /// <param name="request">The name of the request, which follows "refused" in the message.</param>
    /// <param name="engine">The name of the engine for the message.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task ThrowIfFailedAsync(HttpResponseMessage response, string request, string engine, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw Refused(response.StatusCode, body, request, engine, inner: null);
        }
    }

    /// <summary>Calls a method of Docker.DotNet, and converts its exceptions.</summary>
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
                $"The response of {engine} to the request {request} is not valid JSON of the Docker API ({exception.Message}). Check that the address is that of a Docker-compatible engine.", exception);
        }
    }

    private static EngineRequestException Refused(HttpStatusCode status, string? body, string request, string engine, Exception? inner)
    {
        var text = Message(body);
        return new EngineRequestException($"{engine} refused {request} ({(int)status}){(text is null ? "." : ": " + FailureText.Simplify(text))}", inner)
        {
            StatusCode = status,
            EngineError = text,
        };
    }

    /// <summary>Returns the error text: the <c>message</c> of a JSON body, or the body if it is not JSON, as that of a proxy.</summary>
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
