using System.Net;
using System.Net.Http.Headers;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;
using ImageGen.Oci.Registries.Pulling;

namespace ImageGen.Oci;

/// <summary>One repository of a registry. Several threads may use it at the same time.</summary>
public sealed class RegistryRepository
{
    private readonly RegistryEndpoint _endpoint;
    private readonly SemaphoreSlim _transfers;
    private readonly RegistryScopes _pull;
    private readonly RegistryScopes _push;

    internal RegistryRepository(RegistryEndpoint endpoint, ImageReference reference, SemaphoreSlim transfers)
    {
        _endpoint = endpoint;
        _transfers = transfers;
        Registry = reference.Registry;
        Name = reference.Repository;
        _pull = RegistryScopes.ForRepository(Name, "pull");
        _push = RegistryScopes.ForRepository(Name, "pull", "push");
    }

    /// <summary>The host of the registry, with its port: <c>docker.io</c> for Docker Hub.</summary>
    public string Registry { get; }

    /// <summary>The repository, as a path in the registry: <c>library/ubuntu</c>.</summary>
    public string Name { get; }

    /// <summary>Reads a manifest or an index, of OCI or Docker's schema 2. Its digest is verified if the registry or the caller names it.</summary>
    /// <param name="reference">The tag or the digest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RegistryRequestException">The registry refuses the request, cannot be reached, or sends another manifest, one of more than 4 MiB, or one of schema 1.</exception>
    public Task<RegistryManifest> ReadManifestAsync(TagOrDigest reference, CancellationToken cancellationToken = default) =>
        new ManifestReader(_endpoint, Name, _pull).ReadAsync(reference, cancellationToken);

    /// <summary>Writes a manifest or an index. The repository must have what it refers to.</summary>
    /// <param name="reference">The tag, or the digest of the manifest.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RegistryRequestException">The registry refuses the manifest, or cannot be reached.</exception>
    public async Task WriteManifestAsync(TagOrDigest reference, RegistryManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var request = new RegistryRequest(HttpMethod.Put, RegistryPath.Manifest(Name, reference), _push)
        {
            CreateContent = _ =>
            {
                var content = new ReadOnlyMemoryContent(manifest.Content);
                content.Headers.ContentType = new MediaTypeHeaderValue(manifest.MediaType);
                return ValueTask.FromResult<HttpContent>(content);
            },
        };
        using var response = await _endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (ResponseDigest.Find(response) is { } digest && digest.Algorithm == manifest.Digest.Algorithm && digest != manifest.Digest)
        {
            throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{_endpoint.Host} reported the digest {digest} for the manifest {manifest.Digest}");
        }
    }

    /// <summary>Returns whether the repository has a content.</summary>
    /// <param name="descriptor">The content: a manifest, an index or a blob.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RegistryRequestException">The registry refuses the request, or cannot be reached.</exception>
    public Task<bool> ExistsAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return new ContentCheck(_endpoint, Name, _pull).ExistsAsync(descriptor, cancellationToken);
    }

    /// <summary>Returns the registry and the name.</summary>
    public override string ToString() => $"{Registry}/{Name}";
}
