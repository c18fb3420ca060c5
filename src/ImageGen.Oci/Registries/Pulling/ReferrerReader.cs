using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pulling;

/// <summary>Reads the referrers of a manifest, from the API or from the tag that stands for it in older registries.</summary>
/// <remarks>opencontainers/distribution-spec v1.1, "Listing Referrers" and "Referrers Tag Schema".</remarks>
internal sealed partial class ReferrerReader(RegistryEndpoint endpoint, string repository, RegistryScopes scopes)
{
    private const int MaxPages = 100;
    private const int MaxEncodedInTag = 64;

    public async Task<IReadOnlyList<Referrer>> ReadAsync(ImageDigest digest, CancellationToken cancellationToken)
    {
        var found = new List<Referrer>();
        Uri? page = new($"{repository}/referrers/{digest}", UriKind.Relative);
        for (var pages = 0; page is not null && pages < MaxPages; pages++)
        {
            var request = new RegistryRequest(HttpMethod.Get, page, scopes) { Accept = [MediaTypes.OciIndex], Expected = [HttpStatusCode.NotFound] };
            using var response = await endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.NotFound)
            {
                return await ReadTagAsync(digest, cancellationToken).ConfigureAwait(false);
            }

            found.AddRange(Parse(await ReadPageAsync(response, digest, cancellationToken).ConfigureAwait(false)));
            page = FindNext(response);
            if (page is not null)
            {
                endpoint.RequireSecure(response.RequestMessage!.RequestUri!, page);
            }
        }

        return found;
    }

    /// <summary>Returns the tag that lists the referrers of a manifest if the registry does not.</summary>
    internal static ImageTag TagOf(ImageDigest digest) => ImageTag.Parse($"{digest.Algorithm}-{digest.Encoded[..MaxEncodedInTag]}");

    /// <summary>Returns the address of the next page; <see langword="null"/> on the last page. Another host gets no credentials.</summary>
    internal static Uri? FindNext(HttpResponseMessage response)
    {
        var match = response.Headers.TryGetValues("Link", out var links) ? Link().Match(links.First()) : Match.Empty;
        return match.Success && Uri.TryCreate(response.RequestMessage?.RequestUri, match.Groups["address"].Value, out var next) && next.Scheme is "https" or "http" ? next : null;
    }

    private async Task<IReadOnlyList<Referrer>> ReadTagAsync(ImageDigest digest, CancellationToken cancellationToken)
    {
        try
        {
            var index = await new ManifestReader(endpoint, repository, scopes).ReadAsync(TagOf(digest), cancellationToken).ConfigureAwait(false);
            return [.. Parse(index.Content)];
        }
        catch (RegistryRequestException exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    private async Task<byte[]> ReadPageAsync(HttpResponseMessage response, ImageDigest digest, CancellationToken cancellationToken)
    {
        try
        {
            return await ResponseBody.ReadAsync(response, RegistryManifest.MaxSizeBytes, endpoint.Options.IdleTimeout, cancellationToken).ConfigureAwait(false)
                ?? throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"the referrers of {digest} at {endpoint.Host} are larger than the maximum of {RegistryManifest.MaxSizeBytes} bytes");
        }
        catch (Exception exception) when (ConnectionFailure.Matches(exception, cancellationToken))
        {
            throw ConnectionFailure.Create(exception, endpoint.Host, wasReached: true);
        }
    }

    private IEnumerable<Referrer> Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return ImageIndex.Parse(content).Manifests.Select(static each => new Referrer(each, FindArtifactType(each)));
        }
        catch (InvalidImageException exception)
        {
            throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{endpoint.Host} sent referrers that are not a valid index: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private static string? FindArtifactType(Descriptor descriptor)
    {
        if (descriptor.Unknown.Fields.FirstOrDefault(static field => field.Name == "artifactType") is not { } field)
        {
            return null;
        }

        using var json = JsonDocument.Parse(field.Json);
        return json.RootElement.ValueKind is JsonValueKind.String ? json.RootElement.GetString() : null;
    }

    [GeneratedRegex("""^\s*<(?<address>[^<>]+)>\s*;\s*rel="?next"?\s*$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
