using System.Collections.Immutable;
using ImageGen.Credentials;
using ImageGen.Oci;
using ImageGen.Registries;

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
        var login = (await credentials.FindAsync(references[0].Registry, cancellationToken).ConfigureAwait(false))?.Login;
        using var client = SingleRequests.CreateClient(login, isInsecure);
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
                await repository.WriteManifestAsync(each.Tag ?? ImageTag.Latest, index, cancellationToken).ConfigureAwait(false);
            }

            return index;
        }
        catch (RegistryRequestException refusal)
        {
            throw PushFailure.Create(reference, refusal, login);
        }
    }
}
