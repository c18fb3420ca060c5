using ImageGen.Oci.Caching;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.Oci.Tests.Caching;

public sealed class ImageCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_added_content_can_be_read_by_every_process()
    {
        using var cache = Open();
        var (descriptor, content) = Content(1);
        Assert.False(cache.Contains(descriptor));

        await cache.AddAsync(descriptor, new MemoryStream(content), TestContext.Current.CancellationToken);
        await cache.AddAsync(descriptor, Stream.Null, TestContext.Current.CancellationToken);

        using var other = Open();
        Assert.Equal(content, await ReadAsync(cache, descriptor));
        Assert.Equal(content, await ReadAsync(other, descriptor));
        Assert.Equal([descriptor.Digest], (await other.ListAsync(TestContext.Current.CancellationToken)).Select(static each => each.Digest));
        Assert.Equal(content.Length, await other.GetSizeAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_layer_is_written_before_its_digest_is_known()
    {
        using var cache = Open();
        await using var content = cache.CreateWriter();
        await using var writer = new LayerWriter(content.Stream, LayerCompression.Gzip());
        var layer = await writer.CompleteAsync(TestContext.Current.CancellationToken);
        Assert.False(cache.Contains(layer.Descriptor));

        await content.CommitAsync(layer.Descriptor, TestContext.Current.CancellationToken);

        Assert.Equal(layer.Descriptor.Size, (await ReadAsync(cache, layer.Descriptor)).Length);
    }

    [Fact]
    public async Task Content_without_commit_or_with_another_digest_is_not_added()
    {
        using var cache = Open();
        await using (var abandoned = cache.CreateWriter())
        {
            await abandoned.Stream.WriteAsync(new byte[10], TestContext.Current.CancellationToken);
        }

        await using (var wrong = cache.CreateWriter())
        {
            await wrong.Stream.WriteAsync(new byte[10], TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<ContentMismatchException>(() => wrong.CommitAsync(Content(1).Descriptor, TestContext.Current.CancellationToken));
        }

        await Assert.ThrowsAsync<ContentMismatchException>(() => cache.AddAsync(Content(1).Descriptor, new MemoryStream(new byte[1000]), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ContentNotFoundException>(() => cache.OpenAsync(Content(1).Descriptor, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(_folder.FullPath, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_content_is_removed(bool isCut)
    {
        using var cache = Open();
        var (descriptor, content) = Content(1);
        await cache.AddAsync(descriptor, new MemoryStream(content), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Directory.EnumerateFiles(_folder.FullPath, descriptor.Digest.Encoded, SearchOption.AllDirectories).Single(), isCut ? content[..10] : new byte[content.Length], TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(() => ReadAsync(cache, descriptor));

        Assert.False(cache.Contains(descriptor));
        await cache.AddAsync(descriptor, new MemoryStream(content), TestContext.Current.CancellationToken);
        Assert.Equal(content, await ReadAsync(cache, descriptor));
    }

    [Fact]
    public async Task The_contents_that_were_not_used_for_the_longest_time_are_removed()
    {
        using (var cache = Open())
        {
            foreach (var number in new[] { 1, 2, 3 })
            {
                await AddAsync(cache, number);
            }
        }

        SetUse(1, TimeSpan.FromDays(1));
        SetUse(2, TimeSpan.FromDays(3));
        SetUse(3, TimeSpan.FromDays(2));

        using var small = Open(maxBytes: 3500);
        await AddAsync(small, 4);

        Assert.Equal(Digests(4, 1, 3), (await small.ListAsync(TestContext.Current.CancellationToken)).Select(static each => each.Digest));
    }

    [Fact]
    public async Task A_content_that_another_process_uses_is_not_removed()
    {
        using var user = Open();
        await AddAsync(user, 1);
        SetUse(1, TimeSpan.FromDays(1));
        using var small = Open(maxBytes: 10);

        await AddAsync(small, 2);
        await AddAsync(small, 3);
        Assert.True(user.Contains(Content(1).Descriptor));
        Assert.Equal(3, (await small.ListAsync(TestContext.Current.CancellationToken)).Count);

        user.Dispose();
        Assert.Equal(3 * 1000, await small.ClearAsync(TestContext.Current.CancellationToken));
        Assert.False(user.Contains(Content(1).Descriptor));
    }

    [Fact]
    public async Task Two_processes_do_not_remove_files_at_the_same_time()
    {
        using var cache = Open();
        await AddAsync(cache, 1);
        Task<long> clearing;
        using (new FileStream(_folder.PathOf("cache/lock"), FileMode.Open, FileAccess.Write, FileShare.None))
        {
            clearing = cache.ClearAsync(TestContext.Current.CancellationToken);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            Assert.False(clearing.IsCompleted);
        }

        Assert.Equal(1000, await clearing);
    }

    [Fact]
    public async Task Files_of_processes_that_ended_are_removed()
    {
        var old = _folder.Write("cache/ingest/old");
        var current = _folder.Write("cache/ingest/new");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        using var cache = Open();

        await AddAsync(cache, 1);

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(current));
    }

    [Fact]
    public async Task Several_processes_can_use_a_cache()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (process, cancellationToken) =>
        {
            for (var round = 0; round < 30; round++)
            {
                var number = (process * 7) + (round % 7);
                var (descriptor, content) = Content(number);
                using (var cache = Open(maxBytes: 3000))
                {
                    await cache.AddAsync(descriptor, new MemoryStream(content), cancellationToken);
                    cache.SetNote("key", new string('v', round));
                    Assert.True(!cache.TryGetNote("key", out var value) || value.All(static each => each == 'v'));
                    Assert.Equal(content, await ReadAsync(cache, descriptor));
                    SetUse(number, TimeSpan.FromDays(1));
                }
            }
        });

        using var last = Open(maxBytes: 3000);
        await AddAsync(last, 99);
        Assert.InRange(await last.GetSizeAsync(TestContext.Current.CancellationToken), 1000, 4000);
    }

    [Fact]
    public void A_note_is_found_by_its_key()
    {
        using var cache = Open();
        Assert.False(cache.TryGetNote("key", out _));

        cache.SetNote("key", "first");
        cache.SetNote("key", "sécond\n");
        cache.SetNote("other", "");

        Assert.True(cache.TryGetNote("key", out var value));
        Assert.Equal("sécond\n", value);
        Assert.True(Open().TryGetNote("other", out value));
        Assert.Equal("", value);
    }

    [Fact]
    public void A_damaged_note_is_not_found()
    {
        using var cache = Open();
        cache.SetNote("key", "value");
        File.WriteAllBytes(Directory.EnumerateFiles(_folder.PathOf("cache/notes")).Single(), new byte[40]);

        Assert.False(cache.TryGetNote("key", out _));
    }

    [Fact]
    public async Task Others_cannot_read_the_files()
    {
        using var cache = Open();
        await AddAsync(cache, 1);
        cache.SetNote("key", "value");

        Assert.All(Directory.EnumerateFiles(_folder.PathOf("cache"), "*", SearchOption.AllDirectories), static file => Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(file)));
        Assert.All(Directory.EnumerateDirectories(_folder.PathOf("cache"), "*", SearchOption.AllDirectories).Append(_folder.PathOf("cache")), static folder => Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(folder)));
    }

    [Fact]
    public async Task The_message_about_a_folder_that_cannot_be_written_names_it()
    {
        var path = Path.Combine(_folder.Write("file"), "cache");
        using var cache = new ImageCache(path);

        var exception = await Assert.ThrowsAsync<ImageCacheException>(() => AddAsync(cache, 1));

        Assert.Contains($"The image cache in '{path}' cannot be written", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ImageCacheException>(() => cache.SetNote("key", "value"));
        Assert.False(cache.TryGetNote("key", out _));
        await Assert.ThrowsAsync<ContentNotFoundException>(() => cache.OpenAsync(Content(1).Descriptor, TestContext.Current.CancellationToken));
        Assert.Equal(0, await cache.GetSizeAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_message_about_a_full_disk_names_the_folder()
    {
        await using var full = new CacheFileStream(new CacheFolder("/the/cache"), new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));

        var exception = await Assert.ThrowsAsync<ImageCacheException>(() => full.WriteAsync(new byte[10], TestContext.Current.CancellationToken).AsTask());

        Assert.StartsWith("The image cache in '/the/cache' cannot be written: No space left on device", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Check the free space and the permissions of the folder, or set XDG_CACHE_HOME to another one.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_content_is_not_added()
    {
        using var cache = Open();
        using var cancellation = new CancellationTokenSource();
        var adding = cache.AddAsync(Content(1).Descriptor with { Size = long.MaxValue }, new Layers.EndlessStream(), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding);
        Assert.Empty(Directory.EnumerateFiles(_folder.FullPath, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_default_cache_is_in_the_folder_of_the_user() => Assert.EndsWith("imagegen", CacheLocation.GetDefault(), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static (Descriptor Descriptor, byte[] Content) Content(int number)
    {
        var content = new byte[1000];
        content[0] = (byte)number;
        return (Descriptor.Of(MediaTypes.OciLayer, content), content);
    }

    private static IEnumerable<ImageDigest> Digests(params int[] numbers) => numbers.Select(static number => Content(number).Descriptor.Digest);

    private static Task AddAsync(ImageCache cache, int number) => cache.AddAsync(Content(number).Descriptor, new MemoryStream(Content(number).Content), TestContext.Current.CancellationToken);

    private static async Task<byte[]> ReadAsync(ImageCache cache, Descriptor descriptor)
    {
        await using var stream = await cache.OpenAsync(descriptor, TestContext.Current.CancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }

    private ImageCache Open(long maxBytes = ImageCache.DefaultMaxBytes) => new(_folder.PathOf("cache"), maxBytes);

    private void SetUse(int number, TimeSpan age) =>
        File.SetLastWriteTimeUtc(Directory.EnumerateFiles(_folder.FullPath, Content(number).Descriptor.Digest.Encoded, SearchOption.AllDirectories).Single(), DateTime.UtcNow - age);
}
