using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Contents of a slow place, such as a registry. What was read once is read from the cache.</summary>
internal sealed class CachedSource(IContentSource source, ImageCache cache) : IContentSource
{
    public async Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        try
        {
            return await cache.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ContentNotFoundException or ContentMismatchException)
        {
            var content = await source.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                await cache.AddAsync(descriptor, content, cancellationToken).ConfigureAwait(false);
            }

            return await cache.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
        }
    }
}
