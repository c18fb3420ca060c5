using System.Net;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>Creates the HTTP/2 request of a call.</summary>
internal static class CallRequest
{
    private const string UserAgent = "grpc-imagegen";

    public static HttpRequestMessage Create(Uri address, IMethod method, Metadata? metadata, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, method.FullName))
        {
            Version = HttpVersion.Version20,
            // Also without TLS: then the connection uses HTTP/2 from its first byte.
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        content.Headers.TryAddWithoutValidation("Content-Type", "application/grpc");
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("TE", "trailers");
        if (metadata is not null)
        {
            foreach (var entry in metadata)
            {
                Add(request, entry.Key, entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes) : entry.Value);
            }
        }

        return request;
    }

    /// <summary>
    /// HttpClient joins the values of one header with commas, and a daemon that compares them does not split them. A second value is therefore
    /// set as a content header, which is sent as a separate line. BuildKit's calls have at most two values for a key.
    /// </summary>
    private static void Add(HttpRequestMessage request, string key, string value)
    {
        if (request.Headers.NonValidated.Contains(key))
        {
            request.Content!.Headers.TryAddWithoutValidation(key, value);
        }
        else
        {
            request.Headers.TryAddWithoutValidation(key, value);
        }
    }
}
