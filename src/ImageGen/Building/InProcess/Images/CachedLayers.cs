using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Checks contents of the cache.</summary>
internal static class CachedLayers
{
    /// <summary>Returns whether the cache has a content, and it is not damaged. A damaged one is removed.</summary>
    public static async Task<bool> IsWholeAsync(ImageCache cache, Descriptor descriptor, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await cache.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await stream.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
        catch (Exception exception) when (exception is ContentNotFoundException or ContentMismatchException)
        {
            return false;
        }
    }
}
