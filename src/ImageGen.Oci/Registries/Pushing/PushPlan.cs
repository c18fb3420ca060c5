using ImageGen.Oci.Registries.Connections;
using ImageGen.Oci.Registries.Pulling;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>The contents of an image that a repository does not have, in the order in which it may receive them.</summary>
internal sealed class PushPlan
{
    /// <summary>The maximum depth of indexes in indexes.</summary>
    private const int MaxDepth = 16;

    private readonly PushContext _context;
    private readonly ContentCheck _check;
    private readonly HashSet<ImageDigest> _seen = [];

    private PushPlan(PushContext context)
    {
        _context = context;
        _check = new ContentCheck(context.Endpoint, context.Repository, context.Scopes);
    }

    /// <summary>The blobs, each of them once.</summary>
    public List<Descriptor> Blobs { get; } = [];

    /// <summary>The manifests, each of them after those that it refers to.</summary>
    public List<RegistryManifest> Manifests { get; } = [];

    /// <summary>Creates the plan for a content and everything that it refers to.</summary>
    /// <exception cref="InvalidImageException">A manifest is not valid.</exception>
    public static async Task<PushPlan> CreateAsync(PushContext context, Descriptor root, CancellationToken cancellationToken)
    {
        var plan = new PushPlan(context);
        await plan.AddAsync(root, depth: 0, cancellationToken).ConfigureAwait(false);
        return plan;
    }

    private async Task AddAsync(Descriptor descriptor, int depth, CancellationToken cancellationToken)
    {
        if (!_seen.Add(descriptor.Digest))
        {
            return;
        }

        if (!RegistryPath.IsManifest(descriptor))
        {
            AddBlob(descriptor);
        }
        else if (await _check.ExistsAsync(descriptor, cancellationToken, _context.ReportDelay).ConfigureAwait(false))
        {
            // A registry accepts a manifest only if it has everything to which the manifest refers.
            _context.Report(new RegistryPushEvent.Exists(descriptor));
        }
        else if (depth == MaxDepth)
        {
            throw new InvalidImageException($"The index {descriptor.Digest} is nested in {MaxDepth} other indexes. Use an index that contains the manifests themselves.");
        }
        else
        {
            var manifest = await SourceManifest.ReadAsync(_context.Source, descriptor, cancellationToken).ConfigureAwait(false);
            foreach (var child in FindChildren(manifest))
            {
                await AddAsync(child, depth + 1, cancellationToken).ConfigureAwait(false);
            }

            Manifests.Add(manifest);
        }
    }

    private void AddBlob(Descriptor descriptor)
    {
        if (IsForeign(descriptor))
        {
            _context.Report(new RegistryPushEvent.Foreign(descriptor));
        }
        else
        {
            Blobs.Add(descriptor);
        }
    }

    private static IEnumerable<Descriptor> FindChildren(RegistryManifest manifest)
    {
        if (manifest.IsIndex)
        {
            return ImageIndex.Parse(manifest.Content, manifest.MediaType).Manifests;
        }

        var parsed = ImageManifest.Parse(manifest.Content, manifest.MediaType);
        return [parsed.Config, .. parsed.Layers];
    }

    /// <remarks>image-spec v1.0, "Non-Distributable Layers", and Docker's foreign layers.</remarks>
    private static bool IsForeign(Descriptor descriptor) => descriptor.Urls.Length > 0
        && (descriptor.MediaType.Contains(".nondistributable.", StringComparison.Ordinal) || descriptor.MediaType.Contains(".foreign.", StringComparison.Ordinal));
}
