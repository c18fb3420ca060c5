using System.Net;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>The redirect of a response.</summary>
internal static class Redirect
{
    /// <summary>Returns the address to which a request is sent next; <see langword="null"/> if the response is no redirect that the method allows.</summary>
    public static Uri? Find(HttpResponseMessage response, RegistryRequest request)
    {
        var isReading = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        var isRedirect = response.StatusCode switch
        {
            HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => true,
            // Other methods would become a GET.
            HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther => isReading,
            _ => false,
        };
        if (!isRedirect || response.Headers.Location is not { } location)
        {
            return null;
        }

        var target = new Uri(response.RequestMessage!.RequestUri!, location);
        return target.Scheme is "https" or "http" ? target : null;
    }
}
