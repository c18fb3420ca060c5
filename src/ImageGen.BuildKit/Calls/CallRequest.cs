using System.Net;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>A call as a request of HTTP/2.</summary>
internal static class CallRequest
{
    private const string UserAgent = "grpc-imagegen";

    public static HttpRequestMessage Create(Uri address, IMethod method, Metadata? metadata, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, method.FullName))
        {
            Version = HttpVersion.Version20,
            // Without TLS, too: then HTTP/2 begins with its first byte.
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
    /// The values of one header go out joined by commas, which a daemon that looks for one of them does not take apart. So
    /// the second value is a header of the content, which goes out as a line of its own. What BuildKit asks for has two at most.
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
