using System.Collections.Concurrent;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Contents of a slow place, such as a registry. What was read once is read from the cache, unless it was damaged there.</summary>
internal sealed class CachedSource(IContentSource source, ImageCache cache) : IContentSource
{
    /// <summary>The contents that were read completely. A damaged one is noticed only at its end.</summary>
    private readonly ConcurrentDictionary<ImageDigest, bool> _whole = new();

    public async Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        if (!_whole.ContainsKey(descriptor.Digest) && !await CachedLayers.IsWholeAsync(cache, descriptor, cancellationToken).ConfigureAwait(false))
        {
            var content = await source.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                await cache.AddAsync(descriptor, content, cancellationToken).ConfigureAwait(false);
            }
        }

        _ = _whole.TryAdd(descriptor.Digest, true);
        return await cache.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
    }
}
