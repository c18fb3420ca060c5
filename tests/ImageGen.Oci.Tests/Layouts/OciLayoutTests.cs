using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.Oci.Tests.Layouts;

public sealed class OciLayoutTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_written_layout_has_all_contents_of_its_images()
    {
        var image = await MemoryImage.CreateAsync(LayerCompression.Gzip(), LayerCompression.None);
        var index = image.Add(MediaTypes.OciIndex, new ImageIndex([image.Manifest with { Platform = "linux/amd64" }]).ToBytes().ToArray());
        var path = _folder.PathOf("layout");

        await OciLayout.WriteAsync(path, [(index, "example.com/app:1"), (image.Manifest, "plain"), (image.Manifest, null)], image, TestContext.Current.CancellationToken);

        var layout = OciLayout.Open(path);
        Assert.Equal(index.Digest, layout.Find("example.com/app:1")?.Digest);
        Assert.Equal(index.Digest, layout.Find("1")?.Digest);
        Assert.Equal(image.Manifest.Digest, layout.Find("plain")?.Digest);
        Assert.Null(layout.Find("other"));
        Assert.Equal(await MemoryImage.ReadAllAsync(index, image), await MemoryImage.ReadAllAsync(layout.Index.Manifests[0], layout));
        Assert.Equal("{\"imageLayoutVersion\":\"1.0.0\"}", await File.ReadAllTextAsync(Path.Combine(path, "oci-layout"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Contents_that_the_folder_has_are_kept()
    {
        var image = await MemoryImage.CreateAsync(LayerCompression.Gzip());
        var path = _folder.PathOf("layout");
        await OciLayout.WriteAsync(path, [(image.Manifest, "a")], image, TestContext.Current.CancellationToken);
        var blobs = Directory.EnumerateFiles(Path.Combine(path, "blobs/sha256")).ToDictionary(static file => file, File.GetLastWriteTimeUtc);

        await OciLayout.WriteAsync(path, [(image.Manifest, "b")], image, TestContext.Current.CancellationToken);

        Assert.All(blobs, static blob => Assert.Equal(blob.Value, File.GetLastWriteTimeUtc(blob.Key)));
        Assert.Null(OciLayout.Open(path).Find("a"));
        Assert.NotNull(OciLayout.Open(path).Find("b"));
        Assert.Equal(2 + 3, Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_content_that_is_missing_is_an_error_and_leaves_no_index()
    {
        var image = await MemoryImage.CreateAsync(LayerCompression.Gzip());
        var manifest = image.Add(MediaTypes.OciManifest, new ImageManifest(Descriptor.Of("a/b", "1"u8), [image.Layers[0].Descriptor]).ToBytes().ToArray());

        await Assert.ThrowsAsync<ContentNotFoundException>(() => OciLayout.WriteAsync(_folder.PathOf("layout"), [(manifest, null)], image, TestContext.Current.CancellationToken));

        Assert.Throws<InvalidImageException>(() => OciLayout.Open(_folder.PathOf("layout")));
    }

    [Fact]
    public async Task Links_and_pipes_are_not_followed()
    {
        var image = await MemoryImage.CreateAsync(LayerCompression.Gzip());
        var path = _folder.PathOf("layout");
        await OciLayout.WriteAsync(path, [(image.Manifest, "a")], image, TestContext.Current.CancellationToken);
        var blob = Path.Combine(path, "blobs/sha256", image.Layers[0].Descriptor.Digest.Encoded);
        File.Move(blob, _folder.PathOf("outside"));
        File.CreateSymbolicLink(blob, _folder.PathOf("outside"));
        var layout = OciLayout.Open(path);

        await Assert.ThrowsAsync<ContentNotFoundException>(() => layout.OpenAsync(image.Layers[0].Descriptor, TestContext.Current.CancellationToken));

        File.Delete(Path.Combine(path, "index.json"));
        _ = await Tool.RunAsync("mkfifo", Path.Combine(path, "index.json"));
        Assert.Contains("its file 'index.json' is missing", Assert.Throws<InvalidImageException>(() => OciLayout.Open(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"imageLayoutVersion\":\"2.0.0\"}")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task Another_version_is_an_error(string marker)
    {
        var image = await MemoryImage.CreateAsync();
        await OciLayout.WriteAsync(_folder.FullPath, [(image.Manifest, "a")], image, TestContext.Current.CancellationToken);
        _folder.Write("oci-layout", marker);

        Assert.Throws<InvalidImageException>(() => OciLayout.Open(_folder.FullPath));
    }

    public void Dispose() => _folder.Dispose();
}
