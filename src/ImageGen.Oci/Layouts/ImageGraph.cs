namespace ImageGen.Oci.Layouts;

/// <summary>All contents of an image: indexes, manifests, configurations and layers.</summary>
internal static class ImageGraph
{
    private const int MaxDepth = 8;
    private const int MaxContents = 100_000;

    /// <summary>Lists contents, each once, and what a document refers to before the document. Layers with addresses of their own are not listed.</summary>
    /// <exception cref="InvalidImageException">A document is not valid, or there are too many.</exception>
    /// <exception cref="ContentNotFoundException">A document is missing.</exception>
    public static async Task<IReadOnlyList<Descriptor>> ListAsync(IEnumerable<Descriptor> roots, IContentSource source, CancellationToken cancellationToken)
    {
        var contents = new List<Descriptor>();
        var found = new HashSet<ImageDigest>();
        foreach (var root in roots)
        {
            await AddAsync(root, depth: 0).ConfigureAwait(false);
        }

        return contents;

        async Task AddAsync(Descriptor descriptor, int depth)
        {
            if (!descriptor.Urls.IsEmpty || !found.Add(descriptor.Digest))
            {
                return;
            }

            if (depth > MaxDepth || found.Count > MaxContents)
            {
                throw new InvalidImageException($"The image has more than {MaxContents} contents, or its indexes are nested too deep ({descriptor.Digest}). Check where it comes from.");
            }

            foreach (var child in await ReadChildrenAsync(descriptor, source, cancellationToken).ConfigureAwait(false))
            {
                await AddAsync(child, depth + 1).ConfigureAwait(false);
            }

            contents.Add(descriptor);
        }
    }

    private static async Task<IEnumerable<Descriptor>> ReadChildrenAsync(Descriptor descriptor, IContentSource source, CancellationToken cancellationToken)
    {
        if (MediaTypes.IsIndex(descriptor.MediaType))
        {
            return ImageIndex.Parse(await DocumentContent.ReadAsync(descriptor, source, cancellationToken).ConfigureAwait(false), descriptor.MediaType).Manifests;
        }

        if (MediaTypes.IsManifest(descriptor.MediaType))
        {
            var manifest = ImageManifest.Parse(await DocumentContent.ReadAsync(descriptor, source, cancellationToken).ConfigureAwait(false), descriptor.MediaType);
            return manifest.Layers.Prepend(manifest.Config);
        }

        return [];
    }
}
