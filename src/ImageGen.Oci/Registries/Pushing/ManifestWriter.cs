using System.Net.Http.Headers;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>Writes manifests to a repository.</summary>
internal sealed class ManifestWriter(RegistryEndpoint endpoint, string repository, RegistryScopes scopes)
{
    public async Task WriteAsync(TagOrDigest reference, RegistryManifest manifest, Action<TimeSpan, string>? onDelay, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(HttpMethod.Put, RegistryPath.Manifest(repository, reference), scopes)
        {
            CreateContent = _ =>
            {
                var content = new ReadOnlyMemoryContent(manifest.Content);
                content.Headers.ContentType = new MediaTypeHeaderValue(manifest.MediaType);
                return ValueTask.FromResult<HttpContent>(content);
            },
            OnDelay = onDelay,
        };
        using var response = await endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (ResponseDigest.Find(response) is { } digest && digest.Algorithm == manifest.Digest.Algorithm && digest != manifest.Digest)
        {
            throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{endpoint.Host} reported the digest {digest} for the manifest {manifest.Digest}");
        }
    }
}
