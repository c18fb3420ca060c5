using ImageGen.Oci.Caching;
using ImageGen.Oci.Layers.Compression;

namespace ImageGen.Oci;

/// <summary>Writes a content to a cache whose digest is not known before its end. Without <see cref="CommitAsync"/> the cache does not get it.</summary>
public sealed class ImageCacheWriter : IAsyncDisposable
{
    private readonly ImageCache _cache;
    private readonly FileStream _file;
    private readonly HashingStream _stream;

    internal ImageCacheWriter(ImageCache cache, CacheFolder folder)
    {
        _cache = cache;
        _file = folder.CreateIngest();
        _stream = new HashingStream(new CacheFileStream(folder, _file));
    }

    /// <summary>The stream that gets the content, for example from a <see cref="LayerWriter"/>. Its failures are <see cref="ImageCacheException"/>.</summary>
    public Stream Stream => _stream;

    /// <summary>Adds the content to the cache.</summary>
    /// <param name="descriptor">The descriptor of what was written. Its digest is a SHA-256.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <exception cref="ContentMismatchException">Another content was written.</exception>
    /// <exception cref="ImageCacheException">The folder cannot be written.</exception>
    public async Task CommitAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        cancellationToken.ThrowIfCancellationRequested();
        var digest = _stream.GetDigest();
        if (digest != descriptor.Digest || _stream.Length != descriptor.Size)
        {
            throw new ContentMismatchException(descriptor, $"{_stream.Length} bytes with the digest {digest} were written.");
        }

        await _cache.PublishAsync(_file, descriptor).ConfigureAwait(false);
    }

    /// <summary>Removes what was written if it was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        await ImageCache.DiscardAsync(_file).ConfigureAwait(false);
    }
}
