using System.Collections.Concurrent;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Contents of a slow place, such as a registry. What was read once is read from the cache, unless it was damaged there.</summary>
/// <param name="source">The place.</param>
/// <param name="cache">The cache.</param>
/// <param name="report">Reports what is read from the place.</param>
internal sealed class CachedSource(IContentSource source, ImageCache cache, PullReport? report = null) : IContentSource
{
    /// <summary>The contents that were read completely. A damaged one is noticed only at its end.</summary>
    private readonly ConcurrentDictionary<ImageDigest, bool> _whole = new();

    public async Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        if (!_whole.ContainsKey(descriptor.Digest) && !await CachedLayers.IsWholeAsync(cache, descriptor, cancellationToken).ConfigureAwait(false))
        {
            var opened = await source.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
            var content = report?.Watch(opened, descriptor) ?? opened;
            await using (content.ConfigureAwait(false))
            {
                await cache.AddAsync(descriptor, content, cancellationToken).ConfigureAwait(false);
            }
        }

        _ = _whole.TryAdd(descriptor.Digest, true);
        return await cache.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
    }
}
