using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using ImageGen.Oci.Documents;
using ImageGen.Oci.Registries.Authentication;
using ImageGen.Oci.Registries.Connections;
using ImageGen.Oci.Registries.Pulling;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>The tag that lists the referrers of a manifest in a registry without the referrers API, which clients have to update.</summary>
/// <remarks>opencontainers/distribution-spec v1.1, "Pushing Manifests with Subject".</remarks>
internal sealed class ReferrerTag(RegistryEndpoint endpoint, string repository, RegistryScopes scopes)
{
    /// <summary>Finds the manifest that another one describes.</summary>
    public static Descriptor? FindSubject(RegistryManifest manifest)
    {
        try
        {
            return manifest.MediaType switch
            {
                MediaTypes.OciManifest => ImageManifest.Parse(manifest.Content).Subject,
                MediaTypes.OciIndex => ImageIndex.Parse(manifest.Content).Subject,
                _ => null,
            };
        }
        catch (InvalidImageException)
        {
            // Whether a manifest is valid is the decision of the registry.
            return null;
        }
    }

    /// <summary>Creates the index with one more referrer.</summary>
    /// <param name="tag">The tag of the subject.</param>
    /// <param name="referrer">The manifest that describes the subject.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The index for the tag; <see langword="null"/> if the tag already lists the referrer.</returns>
    public async Task<RegistryManifest?> AddAsync(ImageTag tag, RegistryManifest referrer, CancellationToken cancellationToken)
    {
        var index = await ReadAsync(tag, cancellationToken).ConfigureAwait(false);
        return index.Manifests.Any(each => each.Digest == referrer.Digest)
            ? null
            : RegistryManifest.Create(MediaTypes.OciIndex, (index with { Manifests = index.Manifests.Add(Describe(referrer)) }).ToBytes());
    }

    private static Descriptor Describe(RegistryManifest referrer)
    {
        var (artifactType, annotations) = referrer.IsIndex ? Describe(ImageIndex.Parse(referrer.Content)) : Describe(ImageManifest.Parse(referrer.Content));
        return referrer.Descriptor with
        {
            Annotations = annotations,
            Unknown = artifactType is null ? UnknownFields.None : new UnknownFields([new DocumentField("artifactType", $"\"{JsonEncodedText.Encode(artifactType)}\"")]),
        };
    }

    private static (string?, ImmutableSortedDictionary<string, string>) Describe(ImageIndex index) => (index.ArtifactType, index.Annotations);

    private static (string?, ImmutableSortedDictionary<string, string>) Describe(ImageManifest manifest) => (manifest.ArtifactType ?? manifest.Config.MediaType, manifest.Annotations);

    private async Task<ImageIndex> ReadAsync(ImageTag tag, CancellationToken cancellationToken)
    {
        try
        {
            return ImageIndex.Parse((await new ManifestReader(endpoint, repository, scopes).ReadAsync(tag, cancellationToken).ConfigureAwait(false)).Content);
        }
        catch (RegistryRequestException exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            return new ImageIndex([]);
        }
        catch (InvalidImageException exception)
        {
            throw new RegistryRequestException(RegistryErrorKind.RegistryFailed, $"the tag {tag} of {repository} at {endpoint.Host}, which lists referrers, is not a valid index: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
