using System.Security.Cryptography;
using ImageGen.BuildKit.Sessions.Contents;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>Caches and image layouts are reached only through real folders and files.</summary>
public sealed class CacheAttackTests : IDisposable
{
    private static readonly string Digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData("blob"u8));

    private readonly AttackedFolder _folder = new();

    private string Cache => _folder.PathOf("cache");

    public CacheAttackTests() => Directory.CreateDirectory(Cache);

    public void Dispose()
    {
        _folder.RequireNothingOutside();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("blobs")]
    [InlineData("ingest")]
    public async Task A_blob_is_not_written_over_a_link(string folder)
    {
        File.CreateSymbolicLink(Path.Join(Cache, folder), _folder.PathOf("outside"));
        using var store = new BlobStore(Cache);

        await Assert.ThrowsAnyAsync<IOException>(() => WriteAsync(store));
    }

    [Fact]
    public async Task A_blob_is_not_written_over_a_link_below_its_folder()
    {
        Directory.CreateDirectory(Path.Join(Cache, "blobs"));
        File.CreateSymbolicLink(Path.Join(Cache, "blobs", "sha256"), _folder.PathOf("outside"));
        using var store = new BlobStore(Cache);

        await Assert.ThrowsAnyAsync<IOException>(() => WriteAsync(store));
    }

    [Fact]
    public async Task A_blob_replaces_a_link_and_is_not_written_through_it()
    {
        var path = MakeBlobFolder();
        File.CreateSymbolicLink(path, _folder.PathOf("outside/file"));
        using var store = new BlobStore(Cache);

        await WriteAsync(store);

        Assert.Equal("blob", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Null(new FileInfo(path).LinkTarget);
    }

    [Fact]
    public void A_link_in_the_place_of_a_blob_is_not_read()
    {
        File.CreateSymbolicLink(MakeBlobFolder(), _folder.PathOf("outside/file"));
        using var store = new BlobStore(Cache);

        Assert.Contains("is not a file", Assert.ThrowsAny<IOException>(() => store.Find(Digest)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => store.Open(Digest));
    }

    [Fact]
    public async Task A_cache_that_is_replaced_by_a_link_keeps_its_place()
    {
        using var store = new BlobStore(Cache);
        Assert.ThrowsAny<IOException>(() => store.Open(Digest));
        Directory.Move(Cache, _folder.PathOf("kept"));
        File.CreateSymbolicLink(Cache, _folder.PathOf("outside"));

        await WriteAsync(store);

        Assert.True(File.Exists(Path.Join(_folder.PathOf("kept"), "blobs", "sha256", Digest[7..])));
    }

    [Fact]
    public void An_index_replaces_a_link()
    {
        var index = Path.Join(Cache, "index.json");
        new LayoutIndex(Cache).Set("a", "{}");
        File.Move(index, _folder.PathOf("kept"));
        File.CreateSymbolicLink(index, _folder.PathOf("outside/file"));

        Assert.Throws<BuildKitException>(() => new LayoutIndex(Cache).Find("a"));
        Assert.Throws<BuildKitException>(() => new LayoutIndex(Cache).Set("a", "{}"));
    }

    private static async Task WriteAsync(BlobStore store)
    {
        await using var writer = store.Write();
        await writer.WriteAsync("blob"u8.ToArray(), TestContext.Current.CancellationToken);
        await writer.CommitAsync();
    }

    /// <summary>The path of the blob.</summary>
    private string MakeBlobFolder()
    {
        Directory.CreateDirectory(Path.Join(Cache, "blobs", "sha256"));
        return Path.Join(Cache, "blobs", "sha256", Digest[7..]);
    }
}
