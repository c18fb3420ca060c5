using System.Net;
using System.Net.Http.Headers;

namespace ImageGen.Registries;

/// <summary>Reads and writes the manifests of one repository with the HTTP API of its registry. Only one thread may use it at a time.</summary>
/// <remarks>Protocol: opencontainers/distribution-spec.</remarks>
internal sealed class RegistryClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly ImageReference _image;
    private readonly RegistryServer _server;
    private readonly RegistryTokens _tokens;
    private Uri? _address;
    private AuthenticationHeaderValue? _authorization;

    /// <param name="image">An image of the repository.</param>
    /// <param name="credentials">The credentials; <see langword="null"/> for anonymous access.</param>
    /// <param name="isInsecure">Whether a registry on another machine may use plain HTTP.</param>
    public RegistryClient(ImageReference image, RegistryCredentials? credentials, bool isInsecure = false)
    {
        _image = image;
        _server = RegistryServer.ForRegistry(image.Registry, isInsecure);
        _http = RegistryConnection.Create(_server);
        _tokens = new RegistryTokens(_http, credentials);
    }

    /// <summary>Returns the manifest or index with this digest.</summary>
    /// <exception cref="RegistryRequestException">The registry refuses the request, or sends another manifest.</exception>
    public async Task<RegistryManifest> GetManifestAsync(ImageDigest digest, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            address =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, ManifestAt(address, digest.ToString()));
                foreach (var type in (string[])[RegistryManifest.OciIndex, RegistryManifest.OciManifest, RegistryManifest.DockerList, RegistryManifest.DockerManifest])
                {
                    request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
                }

                return request;
            },
            cancellationToken).ConfigureAwait(false);
        var manifest = new RegistryManifest(response.Content.Headers.ContentType?.MediaType ?? "", await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        return manifest.Digest == digest
            ? manifest
            : throw new RegistryRequestException(RegistryFailureKind.RegistryFailed, $"{_server.Host} sent the manifest {manifest.Digest} instead of {digest}");
    }

    /// <summary>Checks that the registry answers a request for a blob of the repository. A missing blob is an answer.</summary>
    /// <exception cref="RegistryRequestException">The registry fails, or cannot be reached.</exception>
    public async Task RequireResponseAsync(CancellationToken cancellationToken)
    {
        // The digest of no bytes.
        const string Blob = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        try
        {
            using var response = await SendAsync(address => new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"{_image.Repository}/blobs/{Blob}")), cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryRequestException exception) when (exception.Kind is not (RegistryFailureKind.RegistryFailed or RegistryFailureKind.Unreachable))
        {
            // It answers, although not with the blob.
        }
    }

    /// <summary>Writes a manifest or index with a tag.</summary>
    /// <exception cref="RegistryRequestException">The registry refuses the request, or cannot be reached.</exception>
    public async Task PutManifestAsync(ImageTag tag, RegistryManifest manifest, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(
            address =>
            {
                var content = new ReadOnlyMemoryContent(manifest.Content);
                content.Headers.ContentType = new MediaTypeHeaderValue(manifest.MediaType);
                return new HttpRequestMessage(HttpMethod.Put, ManifestAt(address, tag.ToString())) { Content = content };
            },
            cancellationToken).ConfigureAwait(false);
        if (response.Headers.TryGetValues("Docker-Content-Digest", out var said) && said.First() != manifest.Digest.ToString())
        {
            throw new RegistryRequestException(RegistryFailureKind.RegistryFailed, $"{_server.Host} reported the digest {said.First()} for the manifest {manifest.Digest}");
        }
    }

    public void Dispose() => _http.Dispose();

    private Uri ManifestAt(Uri address, string name) => new(address, $"{_image.Repository}/manifests/{name}");

    /// <summary>Sends a request, and again with authentication if the registry requires it.</summary>
    private async Task<HttpResponseMessage> SendAsync(Func<Uri, HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        try
        {
            var response = await ReachAsync(create, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.Unauthorized && RegistryChallenge.FromHeaders(response.Headers) is { } challenge
                && await AuthorizeAsync(challenge, cancellationToken).ConfigureAwait(false))
            {
                response.Dispose();
                response = await ReachAsync(create, cancellationToken).ConfigureAwait(false);
            }

            if (!response.IsSuccessStatusCode)
            {
                using (response)
                {
                    throw await RegistryRefusal.ReadAsync(response, _server.Host, cancellationToken).ConfigureAwait(false);
                }
            }

            return response;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw RegistryConnection.Understand(exception, _server);
        }
    }

    private async Task<bool> AuthorizeAsync(RegistryChallenge challenge, CancellationToken cancellationToken)
    {
        var authorization = await _tokens.AuthorizeAsync(challenge, _address!.Scheme, $"repository:{_image.Repository}:pull,push", cancellationToken).ConfigureAwait(false);
        // The same authorization would be refused again.
        var isNew = authorization is not null && !authorization.Equals(_authorization);
        _authorization = authorization;
        return isNew;
    }

    /// <summary>Sends a request to the first address that accepts the connection.</summary>
    private async Task<HttpResponseMessage> ReachAsync(Func<Uri, HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        foreach (var address in _address is null ? [.. _server.Addresses] : (Uri[])[_address])
        {
            try
            {
                using var request = create(address);
                request.Headers.Authorization = _authorization;
                var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                _address = address;
                return response;
            }
            catch (HttpRequestException exception) when (_address is null && address.Scheme == "https" && _server.MayBePlain && exception.HttpRequestError is HttpRequestError.SecureConnectionError)
            {
                // The server does not use TLS. The next address is plain HTTP.
            }
        }

        throw new InvalidOperationException($"{_server} has no address.");
    }
}
