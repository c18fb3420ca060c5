using System.Security.Cryptography;
using ImageGen.BuildKit.Sessions.Contents;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Attacks;

/// <summary>Caches and image layouts are reached only through real folders and files.</summary>
public sealed class CacheAttackTests : AttackTests
{
    private static readonly string Digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData("blob"u8));

    private string Cache => Attacked.PathOf("cache");

    public CacheAttackTests() => Directory.CreateDirectory(Cache);

    [Theory]
    [InlineData("blobs")]
    [InlineData("ingest")]
    public async Task A_blob_is_not_written_over_a_link(string folder)
    {
        File.CreateSymbolicLink(Path.Join(Cache, folder), Attacked.PathOf("outside"));
        using var store = new BlobStore(Cache);

        await Assert.ThrowsAnyAsync<IOException>(() => WriteAsync(store));
    }

    [Fact]
    public async Task A_blob_is_not_written_over_a_link_below_its_folder()
    {
        Directory.CreateDirectory(Path.Join(Cache, "blobs"));
        File.CreateSymbolicLink(Path.Join(Cache, "blobs", "sha256"), Attacked.PathOf("outside"));
        using var store = new BlobStore(Cache);

        await Assert.ThrowsAnyAsync<IOException>(() => WriteAsync(store));
    }

    [Fact]
    public async Task A_blob_replaces_a_link_and_is_not_written_through_it()
    {
        var path = MakeBlobFolder();
        File.CreateSymbolicLink(path, Attacked.PathOf("outside/file"));
        using var store = new BlobStore(Cache);

        await WriteAsync(store);

        Assert.Equal("blob", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Null(new FileInfo(path).LinkTarget);
    }

    [Fact]
    public void A_link_in_the_place_of_a_blob_is_not_read()
    {
        File.CreateSymbolicLink(MakeBlobFolder(), Attacked.PathOf("outside/file"));
        using var store = new BlobStore(Cache);

        Assert.Contains("is not a file", Assert.ThrowsAny<IOException>(() => store.Find(Digest)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => store.Open(Digest));
    }

    [Fact]
    public async Task A_cache_that_is_replaced_by_a_link_keeps_its_place()
    {
        using var store = new BlobStore(Cache);
        Assert.ThrowsAny<IOException>(() => store.Open(Digest));
        Directory.Move(Cache, Attacked.PathOf("kept"));
        File.CreateSymbolicLink(Cache, Attacked.PathOf("outside"));

        await WriteAsync(store);

        Assert.True(File.Exists(Path.Join(Attacked.PathOf("kept"), "blobs", "sha256", Digest[7..])));
    }

    [Fact]
    public void An_index_replaces_a_link()
    {
        var index = Path.Join(Cache, "index.json");
        new LayoutIndex(Cache).Set("a", "{}");
        File.Move(index, Attacked.PathOf("kept"));
        File.CreateSymbolicLink(index, Attacked.PathOf("outside/file"));

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
