using System.Collections.Immutable;
using ImageGen.Credentials;
using ImageGen.Oci;

namespace ImageGen.Pushing.Indexes;

/// <summary>Pushes an index over the images that several builders pushed by digest, with the tags of the image.</summary>
internal sealed class IndexPush(ImmutableArray<ImageReference> references, RegistryCredentialSource credentials, bool isInsecure)
{
    /// <param name="parts">The digest that each builder pushed, and its platforms.</param>
    /// <param name="platforms">The platforms, in the order of the index.</param>
    /// <param name="cancellationToken">Cancels the push.</param>
    /// <exception cref="ImagePushException">The registry refuses the index, or cannot be reached from this machine.</exception>
    public async Task<RegistryManifest> RunAsync(
        IReadOnlyList<(ImmutableArray<Platform> Platforms, ImageDigest Digest)> parts, IReadOnlyList<Platform> platforms, CancellationToken cancellationToken)
    {
        using var client = new RegistryClient(new RegistryClientOptions
        {
            Credentials = async (registry, token) => (await credentials.FindAsync(registry, token).ConfigureAwait(false))?.Login,
            IsInsecure = registry => isInsecure || RegistryClient.IsLoopback(registry),
            MaxAttempts = 1,
        });
        var repository = client.GetRepository(references[0]);
        var reference = references[0];
        try
        {
            var pushed = new List<IndexPart>(parts.Count);
            foreach (var (built, digest) in parts)
            {
                pushed.Add(new IndexPart(built, await repository.ReadManifestAsync(digest, cancellationToken).ConfigureAwait(false)));
            }

            var index = CombinedIndex.Compose(pushed, platforms);
            foreach (var each in references)
            {
                reference = each;
                var isFirst = (each.Registry, each.Repository) == (references[0].Registry, references[0].Repository);
                await (isFirst
                    ? repository.WriteManifestAsync(each.Tag ?? ImageTag.Latest, index, cancellationToken)
                    : CopyAsync(index, repository, client.GetRepository(each), each.Tag ?? ImageTag.Latest, cancellationToken)).ConfigureAwait(false);
            }

            return index;
        }
        catch (RegistryRequestException refusal)
        {
            throw PushFailure.CreateForIndex(reference, refusal, (await credentials.FindAsync(reference.Registry, cancellationToken).ConfigureAwait(false))?.Login);
        }
    }

    /// <summary>Copies the images to another repository, to which no builder has pushed them.</summary>
    private static Task CopyAsync(RegistryManifest index, RegistryRepository from, RegistryRepository to, ImageTag tag, CancellationToken cancellationToken) => to.PushAsync(
        index.Descriptor,
        new IndexOver(index, from),
        new RegistryPushOptions { Tags = [tag], MountFrom = from.Registry == to.Registry ? [from.Name] : [] },
        cancellationToken);

    /// <summary>The index, which no registry may have yet, over the contents of a repository.</summary>
    private sealed class IndexOver(RegistryManifest index, RegistryRepository repository) : IContentSource
    {
        public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => descriptor.Digest == index.Digest
            ? Task.FromResult<Stream>(new MemoryStream(index.Content.ToArray(), writable: false))
            : repository.OpenAsync(descriptor, cancellationToken);
    }
}
