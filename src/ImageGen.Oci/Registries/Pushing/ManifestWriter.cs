using System.Net.Http.Headers;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;
using ImageGen.Oci.Registries.Pulling;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>Writes manifests to a repository.</summary>
internal sealed class ManifestWriter(RegistryEndpoint endpoint, string repository, RegistryScopes scopes)
{
    private const string SubjectHeader = "OCI-Subject";

    /// <summary>Writes a manifest. If it describes another one, and the registry does not list such referrers itself, it is also added to their tag.</summary>
    public async Task WriteAsync(TagOrDigest reference, RegistryManifest manifest, Action<TimeSpan, string>? onDelay, CancellationToken cancellationToken)
    {
        var listsReferrers = await PutAsync(reference, manifest, onDelay, cancellationToken).ConfigureAwait(false);
        if (!listsReferrers && ReferrerTag.FindSubject(manifest) is { } subject)
        {
            var tag = ReferrerReader.TagOf(subject.Digest);
            if (await new ReferrerTag(endpoint, repository, scopes).AddAsync(tag, manifest, cancellationToken).ConfigureAwait(false) is { } index)
            {
                _ = await PutAsync(tag, index, onDelay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <returns>Whether the registry has noticed that the manifest describes another one.</returns>
    private async Task<bool> PutAsync(TagOrDigest reference, RegistryManifest manifest, Action<TimeSpan, string>? onDelay, CancellationToken cancellationToken)
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

        return response.Headers.Contains(SubjectHeader);
    }
}
