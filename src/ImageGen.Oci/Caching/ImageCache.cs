using System.Diagnostics.CodeAnalysis;
using ImageGen.Oci.Caching;
using ImageGen.Oci.Layers.Compression;

namespace ImageGen.Oci;

/// <summary>
/// A folder with contents by their digests, for all builds of a user. Several processes can use it at the same time. If it has more bytes than its
/// limit, the contents that were not used for the longest time are removed. Contents that a process used in the last hour are not.
/// </summary>
public sealed class ImageCache : IContentSource, IDisposable
{
    /// <summary>The default limit: 10 GB.</summary>
    public const long DefaultMaxBytes = 10_000_000_000;

    private static readonly Lazy<ImageCache> LazyDefault = new(static () => new ImageCache(CacheLocation.GetDefault()), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>A file that is newer is not removed: the process that added it may not have its lock yet.</summary>
    private static readonly TimeSpan MinAge = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LockInterval = TimeSpan.FromMilliseconds(20);

    private readonly CacheFolder _folder;
    private readonly CacheHolds _holds;
    private readonly CacheNotes _notes;
    private int _isClean;

    /// <summary>Creates a cache. The folder is created when something is added.</summary>
    /// <param name="path">The folder. Others than the user cannot read what is in it.</param>
    /// <param name="maxBytes">The limit in bytes. Default: 10 GB.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBytes"/> is negative.</exception>
    public ImageCache(string path, long maxBytes = DefaultMaxBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        _folder = new CacheFolder(System.IO.Path.GetFullPath(path));
        _holds = new CacheHolds(_folder);
        _notes = new CacheNotes(_folder);
        MaxBytes = maxBytes;
    }

    /// <summary>
    /// The cache of the user: <c>imagegen</c> in <c>XDG_CACHE_HOME</c> if that is set, or else in <c>~/.cache</c>, on macOS in
    /// <c>~/Library/Caches</c>, on Windows in the local application data.
    /// </summary>
    /// <exception cref="ImageCacheException">The user has no home folder.</exception>
    public static ImageCache Default => LazyDefault.Value;

    /// <summary>The folder.</summary>
    public string Path => _folder.FullPath;

    /// <summary>The limit in bytes.</summary>
    public long MaxBytes { get; }

    /// <summary>
    /// Opens a content. If its length or its digest is not the one of the descriptor, it is removed, and can be added again.
    /// </summary>
    /// <exception cref="ContentNotFoundException">The cache does not have the content.</exception>
    /// <exception cref="ImageCacheException">The folder cannot be read.</exception>
    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        cancellationToken.ThrowIfCancellationRequested();
        var file = _folder.PathOf(descriptor.Digest);
        if (!Contains(descriptor) || _folder.TryOpen(file) is not { } stream)
        {
            throw new ContentNotFoundException(descriptor, $"The image cache in '{Path}'");
        }

        return Task.FromResult<Stream>(new VerifiedStream(stream, descriptor, () => Discard(file)));
    }

    /// <summary>Whether the cache has a content. For the next hour, it is not removed. Its digest is compared only when it is read.</summary>
    /// <exception cref="ImageCacheException">The folder cannot be read.</exception>
    public bool Contains(Descriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var file = _folder.PathOf(descriptor.Digest);
        var length = _holds.TryHold(file);
        if (length is not null && length != descriptor.Size)
        {
            Discard(file);
        }

        return length == descriptor.Size;
    }

    /// <summary>Adds a content. If the cache has it, nothing is read.</summary>
    /// <param name="descriptor">The descriptor of the content.</param>
    /// <param name="content">The content. It stays open.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <exception cref="ContentMismatchException">The content is not that of the descriptor. The cache does not get it.</exception>
    /// <exception cref="ImageCacheException">The folder cannot be written, for example because the disk is full.</exception>
    public async Task AddAsync(Descriptor descriptor, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (Contains(descriptor))
        {
            return;
        }

        var file = _folder.CreateIngest();
        try
        {
            var destination = new CacheFileStream(_folder, file);
            var verified = new VerifiedStream(new PeekedStream(default, content), descriptor);
            await using (destination.ConfigureAwait(false))
            await using (verified.ConfigureAwait(false))
            {
                await verified.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
            }

            await PublishAsync(file, descriptor).ConfigureAwait(false);
        }
        finally
        {
            await DiscardAsync(file).ConfigureAwait(false);
        }
    }

    /// <summary>Creates a writer for a content whose digest is not known yet.</summary>
    /// <exception cref="ImageCacheException">The folder cannot be written.</exception>
    public ImageCacheWriter CreateWriter() => new(this, _folder);

    /// <summary>Finds a text that was stored with a key. A text that is damaged is not found.</summary>
    /// <exception cref="ImageCacheException">The folder cannot be read.</exception>
    public bool TryGetNote(string key, [NotNullWhen(true)] out string? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _notes.TryGet(key, out value);
    }

    /// <summary>Stores a text with a key, instead of an earlier one. Like a content, it may be removed later.</summary>
    /// <exception cref="ArgumentException">The text has more than 64 MiB.</exception>
    /// <exception cref="ImageCacheException">The folder cannot be written.</exception>
    public void SetNote(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        _notes.Set(key, value);
    }

    /// <summary>Lists the contents, the last used one first.</summary>
    public Task<IReadOnlyList<CachedContent>> ListAsync(CancellationToken cancellationToken = default) => Task.Run<IReadOnlyList<CachedContent>>(
        () => [.. _folder.ListBlobs()
            .Select(static each => new CachedContent(each.Digest, each.File.Size, each.File.UsedUtc))
            .OrderByDescending(static each => each.UsedUtc)],
        cancellationToken);

    /// <summary>Computes the length of all contents and texts in bytes.</summary>
    public Task<long> GetSizeAsync(CancellationToken cancellationToken = default) => Task.Run(() => ListFiles().Sum(static file => file.Size), cancellationToken);

    /// <summary>Removes everything that no other process uses.</summary>
    /// <returns>The number of bytes that were freed.</returns>
    /// <exception cref="ImageCacheException">The folder cannot be written.</exception>
    public async Task<long> ClearAsync(CancellationToken cancellationToken = default)
    {
        _holds.Dispose();
        if (!Directory.Exists(Path))
        {
            return 0;
        }

        FileStream? removing;
        while ((removing = _folder.TryLock()) is null)
        {
            await Task.Delay(LockInterval, cancellationToken).ConfigureAwait(false);
        }

        await using var unlocked = removing.ConfigureAwait(false);
        return await Task.Run(
            () =>
            {
                _folder.RemoveLeftOvers();
                return Remove([.. ListFiles()], long.MaxValue, cancellationToken);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the use of the contents. The cache can be used again.</summary>
    public void Dispose() => _holds.Dispose();

    internal static async ValueTask DiscardAsync(FileStream file)
    {
        await file.DisposeAsync().ConfigureAwait(false);
        CacheFolder.Discard(file.Name);
    }

    /// <summary>Gives a complete file its name, and then removes others if there are too many bytes.</summary>
    internal async Task PublishAsync(FileStream file, Descriptor descriptor)
    {
        await file.DisposeAsync().ConfigureAwait(false);
        var name = _folder.PathOf(descriptor.Digest);
        // A file with this name may be damaged; the new one is not.
        _folder.Publish(file.Name, name, replaces: true);
        _ = _holds.TryHold(name);
        try
        {
            await Task.Run(RemoveOldest).ConfigureAwait(false);
        }
        catch (ImageCacheException)
        {
            // The content is added. What is too much is removed when the next one is.
        }
    }

    private void RemoveOldest()
    {
        using var removing = _folder.TryLock();
        if (removing is null)
        {
            return;
        }

        if (Interlocked.Exchange(ref _isClean, 1) == 0)
        {
            _folder.RemoveLeftOvers();
        }

        var files = ListFiles().ToList();
        var newest = DateTimeOffset.UtcNow - MinAge;
        _ = Remove(files.Where(file => file.UsedUtc < newest).OrderBy(static file => file.UsedUtc), files.Sum(static file => file.Size) - MaxBytes, CancellationToken.None);
    }

    private long Remove(IEnumerable<CacheFile> files, long bytes, CancellationToken cancellationToken)
    {
        long freed = 0;
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (freed >= bytes)
            {
                break;
            }

            freed += _folder.TryRemove(file.Path) ? file.Size : 0;
        }

        return freed;
    }

    private IEnumerable<CacheFile> ListFiles() => _folder.ListBlobs().Select(static each => each.File).Concat(_folder.ListNotes());

    private void Discard(string file)
    {
        _holds.Release(file);
        CacheFolder.Discard(file);
    }
}
