using System.Net;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>The redirect of a response.</summary>
internal static class Redirect
{
    public const int MaxCount = 10;

    /// <summary>Whether two addresses have the same host, port and scheme, so that the credentials for one may be sent to the other.</summary>
    public static bool IsSameServer(Uri one, Uri other) => one.Scheme == other.Scheme && string.Equals(one.Authority, other.Authority, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the address to which a request is sent next; <see langword="null"/> if the response is not a redirect that the method allows.</summary>
    public static Uri? Find(HttpResponseMessage response, HttpMethod method)
    {
        var isReading = method == HttpMethod.Get || method == HttpMethod.Head;
        var isRedirect = response.StatusCode switch
        {
            HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => true,
            // Other methods would become a GET.
            HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther => isReading,
            _ => false,
        };
        return isRedirect && response.Headers.Location is { } location && Uri.TryCreate(response.RequestMessage!.RequestUri, location, out var target) && target.Scheme is "https" or "http"
            ? target
            : null;
    }
}
