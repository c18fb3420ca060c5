using System.Net;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;
using ImageGen.Oci.Registries.Pulling;
using ImageGen.Oci.Registries.Pushing;

namespace ImageGen.Oci;

/// <summary>One repository of a registry. Several threads may use it at the same time.</summary>
public sealed class RegistryRepository : IContentSource
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

    private ManifestReader Manifests => new(_endpoint, Name, _pull);

    /// <summary>Finds the descriptor of a manifest or an index, without reading it if the registry supports that.</summary>
    /// <param name="reference">The tag or the digest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RegistryRequestException">The repository does not have the manifest, the registry refuses the request, or cannot be reached.</exception>
    public Task<Descriptor> ResolveAsync(TagOrDigest reference, CancellationToken cancellationToken = default) => Manifests.ResolveAsync(reference, cancellationToken);

    /// <summary>Reads a manifest or an index, of OCI or Docker's schema 2. Its digest is verified if the caller or the registry names it.</summary>
    /// <param name="reference">The tag or the digest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RegistryRequestException">
    /// The repository does not have the manifest, the registry refuses the request, cannot be reached, or sends another manifest, one of more than
    /// 4 MiB, or one of schema 1.
    /// </exception>
    public Task<RegistryManifest> ReadManifestAsync(TagOrDigest reference, CancellationToken cancellationToken = default) => Manifests.ReadAsync(reference, cancellationToken);

    /// <summary>
    /// Opens a blob, a manifest or an index. After a lost connection, the stream continues at the byte that it reached. It ends with an exception if
    /// the length or the digest is not that of the descriptor.
    /// </summary>
    /// <param name="descriptor">The content.</param>
    /// <param name="cancellationToken">Cancels the request, but not later reads.</param>
    /// <exception cref="ContentNotFoundException">The repository does not have the content.</exception>
    /// <exception cref="ContentMismatchException">The registry reports another length.</exception>
    /// <exception cref="RegistryRequestException">The registry refuses the request, or cannot be reached.</exception>
    public async Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Stream? content = RegistryPath.IsManifest(descriptor)
            ? await Manifests.FindUnverifiedAsync(descriptor.Digest, cancellationToken).ConfigureAwait(false) is { } manifest ? new MemoryStream(manifest.ToArray()) : null
            : await BlobStream.OpenAsync(_endpoint, Name, _pull, descriptor, cancellationToken).ConfigureAwait(false);
        return content is null ? throw new ContentNotFoundException(descriptor, ToString()) : new VerifiedStream(content, descriptor);
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

    /// <summary>Reads which manifests describe a manifest: signatures, SBOMs, provenance. Registries without this API use a tag instead, which is read, too.</summary>
    /// <param name="digest">The digest of the manifest that is described.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The referrers; none if the registry has none, or does not have the manifest.</returns>
    /// <exception cref="RegistryRequestException">The registry refuses the request, cannot be reached, or sends an invalid response.</exception>
    public Task<IReadOnlyList<Referrer>> ReadReferrersAsync(ImageDigest digest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(digest);
        return new ReferrerReader(_endpoint, Name, _pull).ReadAsync(digest, cancellationToken);
    }

    /// <summary>
    /// Pushes a content with everything that it refers to: for an index its manifests, for a manifest its configuration and layers. Contents that the
    /// repository has are not sent. The tags are set at the end, so after a failure no tag refers to an incomplete image. A manifest with a subject is
    /// found by <see cref="ReadReferrersAsync"/>, also in registries without this API.
    /// </summary>
    /// <param name="root">The index or the manifest; or a blob, which can have no tags.</param>
    /// <param name="source">The place that has the contents.</param>
    /// <param name="options">The tags, the receiver of progress and the limits. Default: no tags.</param>
    /// <param name="cancellationToken">Cancels the push.</param>
    /// <exception cref="ArgumentException">There are tags for a blob.</exception>
    /// <exception cref="ContentNotFoundException">The source does not have a content.</exception>
    /// <exception cref="ContentMismatchException">A content of the source is not that of its descriptor.</exception>
    /// <exception cref="InvalidImageException">A manifest is not valid.</exception>
    /// <exception cref="RegistryRequestException">The registry refuses the push, or cannot be reached.</exception>
    public Task PushAsync(Descriptor root, IContentSource source, RegistryPushOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(source);
        options ??= new();
        if (options.Tags.Count > 0 && !RegistryPath.IsManifest(root))
        {
            throw new ArgumentException($"A tag can only be set for a manifest or an index, and {root.Digest} is '{root.MediaType}'. Remove the tags.", nameof(options));
        }

        return new RepositoryPush(new PushContext(_endpoint, Name, source, options), new ManifestWriter(_endpoint, Name, _push), _transfers).RunAsync(root, cancellationToken);
    }

    /// <summary>Writes a manifest or an index. The repository must have what it refers to.</summary>
    /// <param name="reference">The tag, or the digest of the manifest.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="RegistryRequestException">The registry refuses the manifest, or cannot be reached.</exception>
    public Task WriteManifestAsync(TagOrDigest reference, RegistryManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new ManifestWriter(_endpoint, Name, _push).WriteAsync(reference, manifest, onDelay: null, cancellationToken);
    }

    /// <summary>Deletes a manifest, an index or a blob from the repository. The tags of a manifest are deleted with it. Some registries do not allow this.</summary>
    /// <param name="descriptor">The content.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ContentNotFoundException">The repository does not have the content.</exception>
    /// <exception cref="RegistryRequestException">The registry refuses the request, or cannot be reached.</exception>
    public async Task DeleteAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var request = new RegistryRequest(HttpMethod.Delete, RegistryPath.Content(Name, descriptor), RegistryScopes.ForRepository(Name, "pull", "delete")) { Expected = [HttpStatusCode.NotFound] };
        using var response = await _endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            throw new ContentNotFoundException(descriptor, ToString());
        }
    }

    /// <summary>Returns the registry and the name.</summary>
    public override string ToString() => $"{Registry}/{Name}";
}
