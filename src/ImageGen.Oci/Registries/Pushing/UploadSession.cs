using System.Globalization;
using System.Net;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>An upload that a registry has started.</summary>
/// <param name="Location">The address for the next request.</param>
/// <param name="MinChunkSize">The minimum size of a part except for the last one, in bytes; 0 without a minimum.</param>
internal sealed record UploadSession(Uri Location, long MinChunkSize)
{
    /// <summary>Starts the upload of a blob.</summary>
    public static async Task<UploadSession> StartAsync(PushContext context, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Post, new Uri($"{context.Repository}/blobs/uploads/", UriKind.Relative), context.Scopes) { OnDelay = context.ReportDelay };
        using var response = await context.Endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return FromResponse(context, response);
    }

    /// <summary>Reads the response to the request that starts an upload.</summary>
    public static UploadSession FromResponse(PushContext context, HttpResponseMessage response) => new(
        FindLocation(context, response) ?? throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{context.Endpoint.Host} started an upload without a valid 'Location'"),
        response.Headers.TryGetValues("OCI-Chunk-Min-Length", out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0);

    /// <summary>Returns the session with the address in a response, or else with the same address.</summary>
    public UploadSession Continue(PushContext context, HttpResponseMessage response) => this with { Location = FindLocation(context, response) ?? Location };

    /// <summary>Returns the address of the last request of the upload.</summary>
    public Uri GetCompletion(ImageDigest digest)
    {
        var address = new UriBuilder(Location);
        address.Query = (address.Query.Length > 1 ? address.Query[1..] + "&" : "") + "digest=" + Uri.EscapeDataString(digest.ToString());
        return address.Uri;
    }

    /// <summary>Cancels the upload. A failure is ignored, because the registry removes old uploads.</summary>
    public async Task CancelAsync(PushContext context, CancellationToken cancellationToken)
    {
        try
        {
            var request = new RegistryRequest(HttpMethod.Delete, Location, context.Scopes) { IsRepeatable = false };
            using var response = await context.Endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryRequestException)
        {
        }
    }

    private static Uri? FindLocation(PushContext context, HttpResponseMessage response)
    {
        var from = response.RequestMessage!.RequestUri!;
        if (response.Headers.Location is not { } location || !Uri.TryCreate(from, location, out var target) || target.Scheme is not ("https" or "http"))
        {
            return null;
        }

        context.Endpoint.RequireSecure(from, target);
        return target;
    }
}
