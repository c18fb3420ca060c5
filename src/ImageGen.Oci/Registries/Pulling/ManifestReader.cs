using System.Net;
using System.Security.Cryptography;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pulling;

/// <summary>Reads the manifests and indexes of a repository.</summary>
internal sealed class ManifestReader(RegistryEndpoint endpoint, string repository, RegistryScopes scopes)
{
    private static readonly string[] Accept = [MediaTypes.OciIndex, MediaTypes.OciManifest, MediaTypes.DockerIndex, MediaTypes.DockerManifest];

    /// <summary>Reads a manifest, and compares it with the digest of the request or the response.</summary>
    public async Task<RegistryManifest> ReadAsync(TagOrDigest reference, CancellationToken cancellationToken)
    {
        var (manifest, reported) = await RequestAsync(reference, cancellationToken).ConfigureAwait(false);
        var expected = reference.Digest ?? reported ?? manifest.Digest;
        var digest = ComputeDigest(expected.Algorithm, manifest.Content.Span);
        return digest == expected
            ? manifest with { Descriptor = manifest.Descriptor with { Digest = digest } }
            : throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"{endpoint.Host} sent the manifest {digest} instead of {expected} for {repository}");
    }

    /// <summary>Reads a manifest without a comparison of its digest.</summary>
    /// <returns>The manifest; <see langword="null"/> if it is missing.</returns>
    public async Task<ReadOnlyMemory<byte>?> FindUnverifiedAsync(ImageDigest digest, CancellationToken cancellationToken)
    {
        try
        {
            return (await RequestAsync(digest, cancellationToken).ConfigureAwait(false)).Manifest.Content;
        }
        catch (RegistryRequestException exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Returns the descriptor of a manifest, without reading it if the registry supports that.</summary>
    public async Task<Descriptor> ResolveAsync(TagOrDigest reference, CancellationToken cancellationToken)
    {
        try
        {
            var request = Request(HttpMethod.Head, reference) with { IsRepeatable = false };
            using var response = await endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            if (Accept.Contains(type, StringComparer.Ordinal) && (reference.Digest ?? ResponseDigest.Find(response)) is { } digest && response.Content.Headers.ContentLength is { } length)
            {
                return new Descriptor(type, digest, length);
            }
        }
        catch (RegistryRequestException exception) when (exception.StatusCode is not null || exception.IsTransient)
        {
            // Some registries support no HEAD. The response of a GET also contains the text of an error.
        }

        return (await ReadAsync(reference, cancellationToken).ConfigureAwait(false)).Descriptor;
    }

    private async Task<(RegistryManifest Manifest, ImageDigest? Reported)> RequestAsync(TagOrDigest reference, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var response = await endpoint.SendAsync(Request(HttpMethod.Get, reference), cancellationToken).ConfigureAwait(false);
            try
            {
                return Read(response, reference, await ReadBodyAsync(response, reference, cancellationToken).ConfigureAwait(false));
            }
            catch (RegistryRequestException failure) when (failure.IsTransient && attempt < endpoint.Options.MaxAttempts)
            {
                await endpoint.DelayAsync(failure, attempt, onDelay: null, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private (RegistryManifest Manifest, ImageDigest? Reported) Read(HttpResponseMessage response, TagOrDigest reference, byte[] content)
    {
        var type = ManifestType.Find(response.Content.Headers.ContentType?.MediaType, content);
        return ManifestType.IsSchema1(type)
            ? throw new RegistryRequestException(RegistryErrorKind.NotSupported, $"{endpoint.Host} has {repository} '{reference}' only as Docker's image manifest schema 1, which is no longer supported")
            : (RegistryManifest.Create(type, content), ResponseDigest.Find(response));
    }

    private async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, TagOrDigest reference, CancellationToken cancellationToken)
    {
        try
        {
            return await ResponseBody.ReadAsync(response, RegistryManifest.MaxSizeBytes, endpoint.Options.IdleTimeout, cancellationToken).ConfigureAwait(false)
                ?? throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"the manifest {repository} '{reference}' of {endpoint.Host} is larger than the maximum of {RegistryManifest.MaxSizeBytes} bytes");
        }
        catch (Exception exception) when (ConnectionFailure.Matches(exception, cancellationToken))
        {
            throw ConnectionFailure.Create(exception, endpoint.Host, wasReached: true);
        }
    }

    private RegistryRequest Request(HttpMethod method, TagOrDigest reference) => new(method, RegistryPath.Manifest(repository, reference), scopes)
    {
        Accept = Accept,
        IsVerified = reference.Digest is not null,
    };

    private static ImageDigest ComputeDigest(string algorithm, ReadOnlySpan<byte> content) => ImageDigest.Parse($"{algorithm}:" + Convert.ToHexStringLower(algorithm switch
    {
        "sha384" => SHA384.HashData(content),
        "sha512" => SHA512.HashData(content),
        _ => SHA256.HashData(content),
    }));
}
