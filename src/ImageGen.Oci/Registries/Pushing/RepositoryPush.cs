using ImageGen.Oci.Registries.Connections;
using ImageGen.Oci.Registries.Pulling;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>Pushes an image: its blobs in parallel, then its manifests, and its tags at the end.</summary>
/// <param name="context">The push.</param>
/// <param name="writer">Writes manifests to the repository.</param>
/// <param name="transfers">Limits the blobs that the client sends at the same time.</param>
internal sealed class RepositoryPush(PushContext context, ManifestWriter writer, SemaphoreSlim transfers)
{
    public async Task RunAsync(Descriptor root, CancellationToken cancellationToken)
    {
        var plan = await PushPlan.CreateAsync(context, root, cancellationToken).ConfigureAwait(false);
        var mounts = new MountCandidates(context);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = context.Limits.MaxParallelTransfers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(plan.Blobs, parallel, (blob, token) => PushBlobAsync(blob, mounts, token)).ConfigureAwait(false);
        foreach (var manifest in plan.Manifests)
        {
            await writer.WriteAsync(manifest.Digest, manifest, context.ReportDelay, cancellationToken).ConfigureAwait(false);
            context.Report(new RegistryPushEvent.Sent(manifest.Descriptor, manifest.Descriptor.Size));
        }

        if (context.Options.Tags.Count > 0)
        {
            var isNew = plan.Manifests.Count > 0;
            var manifest = isNew ? plan.Manifests[^1] : await SourceManifest.ReadAsync(context.Source, root, cancellationToken).ConfigureAwait(false);
            await TagAsync(manifest, isNew, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask PushBlobAsync(Descriptor blob, MountCandidates mounts, CancellationToken cancellationToken)
    {
        await transfers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await new BlobPush(context, mounts, blob).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            transfers.Release();
        }
    }

    private async Task TagAsync(RegistryManifest manifest, bool isNew, CancellationToken cancellationToken)
    {
        foreach (var tag in context.Options.Tags.Distinct())
        {
            // Registries with immutable tags refuse a tag that exists, even if it already has this digest.
            if (isNew || !await HasTagAsync(tag, manifest.Digest, cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteAsync(tag, manifest, context.ReportDelay, cancellationToken).ConfigureAwait(false);
            }

            context.Report(new RegistryPushEvent.Tagged(tag, manifest.Digest));
        }
    }

    private async Task<bool> HasTagAsync(ImageTag tag, ImageDigest digest, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new ManifestReader(context.Endpoint, context.Repository, context.Scopes);
            return (await reader.ResolveAsync(tag, cancellationToken).ConfigureAwait(false)).Digest == digest;
        }
        catch (RegistryRequestException)
        {
            return false;
        }
    }
}
