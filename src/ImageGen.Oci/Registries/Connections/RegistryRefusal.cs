using System.Net;
using System.Text;
using System.Text.Json;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>Reads error responses of registries.</summary>
internal static class RegistryRefusal
{
    /// <summary>The maximum length of an error response that is read, in bytes.</summary>
    private const int LargestBody = 1024 * 1024;

    private static readonly TimeSpan BodyLimit = TimeSpan.FromSeconds(30);

    /// <summary>Converts an error response to an exception, with the text of the registry if there is one.</summary>
    /// <param name="response">The response.</param>
    /// <param name="who">The server that sent it.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <param name="secrets">The values that the text must not show, although a server may repeat what it received.</param>
    public static async Task<RegistryRequestException> ReadAsync(HttpResponseMessage response, string who, CancellationToken cancellationToken, params IEnumerable<string?> secrets)
    {
        var words = Hide(await ReadWordsAsync(response, cancellationToken).ConfigureAwait(false), [response.RequestMessage?.Headers.Authorization?.Parameter, .. secrets]);
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        return new RegistryRequestException(Kind(response.StatusCode), words.Length == 0 ? $"{who} responded {status}" : $"{who} responded {status} ({words})")
        {
            StatusCode = response.StatusCode,
            RegistryText = words,
            IsTransient = RetryDelay.IsTransient(response.StatusCode),
            RetryAfter = RetryDelay.FindRequested(response, DateTimeOffset.UtcNow),
        };
    }

    private static async Task<string> ReadWordsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await ResponseBody.ReadAsync(response, LargestBody, BodyLimit, cancellationToken).ConfigureAwait(false) is { } content ? Words(content) : "";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The status alone says enough.
            return "";
        }
    }

    private static RegistryErrorKind Kind(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => RegistryErrorKind.AccessDenied,
        HttpStatusCode.NotFound => RegistryErrorKind.NotFound,
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => RegistryErrorKind.RegistryFailed,
        _ => RegistryErrorKind.Unknown,
    };

    /// <summary>Returns the errors of the distribution protocol or of OAuth; empty for another response, such as the web page of a proxy.</summary>
    private static string Words(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            if (root.TryGetProperty("errors", out var errors))
            {
                return string.Join("; ", errors.EnumerateArray().Select(error => Join(error, "code", "message")));
            }

            return Join(root, "error", "error_description") is { Length: > 0 } oauth ? oauth : Join(root, "details", "message");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private static string Join(JsonElement element, string first, string second)
    {
        var words = new StringBuilder();
        foreach (var name in (string[])[first, second])
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            {
                words.Append(words.Length == 0 ? "" : ": ").Append(text.ReplaceLineEndings(" ").TrimEnd('.'));
            }
        }

        return words.ToString();
    }

    private static string Hide(string words, IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
        {
            words = string.IsNullOrEmpty(secret) ? words : words.Replace(secret, "…", StringComparison.Ordinal);
        }

        return words;
    }
}
