using System.Net;
using System.Text;
using System.Text.Json;

namespace ImageGen.Registries;

/// <summary>Reads error responses of registries.</summary>
internal static class RegistryRefusal
{
    /// <summary>Converts an error response to an exception, with the text of the registry if there is one.</summary>
    public static async Task<RegistryRequestException> ReadAsync(HttpResponseMessage response, string who, CancellationToken cancellationToken)
    {
        var words = Words(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        var status = $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        return new RegistryRequestException(Kind(response.StatusCode), words.Length == 0 ? $"{who} responded {status}" : $"{who} responded {status} ({words})");
    }

    private static RegistryFailureKind Kind(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => RegistryFailureKind.AccessDenied,
        HttpStatusCode.NotFound => RegistryFailureKind.NotFound,
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => RegistryFailureKind.RegistryFailed,
        _ => RegistryFailureKind.Unknown,
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
}
