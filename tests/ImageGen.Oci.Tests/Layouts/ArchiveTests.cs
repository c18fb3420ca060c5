using System.Text;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.Oci.Tests.Layouts;

public sealed class ArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_written_OCI_archive_has_all_contents_of_its_images()
    {
        var image = await MemoryImage.CreateAsync(LayerCompression.Gzip(), LayerCompression.Zstd());
        var path = await WriteAsync(destination => OciArchive.WriteAsync(destination, [(image.Manifest, "example.com/app:1")], image));

        using var archive = await OciArchive.ReadAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(image.Manifest.Digest, archive.Find("example.com/app:1")?.Digest);
        Assert.Equal(await MemoryImage.ReadAllAsync(image.Manifest, image), await MemoryImage.ReadAllAsync(archive.Index.Manifests[0], archive));
        await Assert.ThrowsAsync<ContentNotFoundException>(() => archive.OpenAsync(Descriptor.Of("a/b", "other"u8), TestContext.Current.CancellationToken));
        Assert.Equal(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(await WriteAsync(destination => OciArchive.WriteAsync(destination, [(image.Manifest, "example.com/app:1")], image)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_archive_of_GNU_tar_is_read()
    {
        var image = await MemoryImage.CreateAsync(LayerCompression.Gzip());
        await OciLayout.WriteAsync(_folder.PathOf("layout"), [(image.Manifest, "1")], image, TestContext.Current.CancellationToken);
        _ = await Tool.RunAsync("tar", "-C", _folder.PathOf("layout"), "-cf", _folder.PathOf("tar"), ".");

        using var archive = await OciArchive.ReadAsync(_folder.PathOf("tar"), TestContext.Current.CancellationToken);

        Assert.Equal(await MemoryImage.ReadAllAsync(image.Manifest, image), await MemoryImage.ReadAllAsync(archive.Index.Manifests[0], archive));
    }

    [Fact]
    public async Task A_written_docker_archive_has_the_form_of_docker_save()
    {
        var image = await MemoryImage.CreateAsync(LayerCompression.None, LayerCompression.Gzip());
        var path = await WriteAsync(destination => DockerArchive.WriteAsync(destination, [(image.Manifest, "busybox:1"), (image.Manifest, "example.com:5000/a/b")], image));
        _ = await Tool.RunAsync("tar", "-C", _folder.FullPath, "-xf", path);
        var top = image.Layers[1].Descriptor.Digest.Encoded;

        Assert.Equal($$$"""{"busybox":{"1":"{{{top}}}"},"example.com:5000/a/b":{"latest":"{{{top}}}"}}""", await File.ReadAllTextAsync(_folder.PathOf("repositories"), TestContext.Current.CancellationToken));
        Assert.EndsWith($$""".json","RepoTags":["busybox:1","example.com:5000/a/b:latest"],"Layers":["{{image.Layers[0].DiffId.Encoded}}.tar","{{top}}.tar"]}]""", await File.ReadAllTextAsync(_folder.PathOf("manifest.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_docker_archive_is_read_with_a_created_manifest()
    {
        var image = await MemoryImage.CreateAsync(LayerCompression.None, LayerCompression.Gzip(), LayerCompression.Zstd());
        var path = await WriteAsync(destination => DockerArchive.WriteAsync(destination, [(image.Manifest, "busybox:1"), (image.Manifest, "busybox:2")], image));

        using var archive = await DockerArchive.ReadAsync(path, TestContext.Current.CancellationToken);

        var read = Assert.Single(archive.Images);
        Assert.Equal(["busybox:1", "busybox:2"], read.Names);
        Assert.Equal(MediaTypes.DockerManifest, read.Manifest.MediaType);
        Assert.Equal((await MemoryImage.ReadAllAsync(image.Manifest, image))[..^1], (await MemoryImage.ReadAllAsync(read.Manifest, archive))[..^1]);
    }

    [Fact]
    public async Task An_index_cannot_be_in_a_docker_archive()
    {
        var image = await MemoryImage.CreateAsync();
        var index = image.Add(MediaTypes.OciIndex, new ImageIndex([image.Manifest]).ToBytes().ToArray());

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => DockerArchive.WriteAsync(Stream.Null, [(index, "a:1")], image, TestContext.Current.CancellationToken));

        Assert.Contains("Use ImageIndex.Find to select one.", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The list names a link, a device, a folder and paths outside. None of them is a file of the archive.</summary>
    [Theory]
    [InlineData("link")]
    [InlineData("hard")]
    [InlineData("device")]
    [InlineData("folder")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    public async Task Only_files_of_the_archive_are_read(string config)
    {
        var list = $$"""[{"Config":"{{config}}","RepoTags":null,"Layers":null}]""";
        var path = _folder.PathOf("hostile");
        await File.WriteAllBytesAsync(path, (await Oci.Tests.Layers.LayerBytes.WriteAsync(
            LayerCompression.None,
            new LayerEntry { Path = "link", Type = LayerEntryType.SymbolicLink, LinkTarget = "/etc/passwd" },
            new LayerEntry { Path = "hard", Type = LayerEntryType.HardLink, LinkTarget = "etc/passwd" },
            new LayerEntry { Path = "device", Type = LayerEntryType.CharacterDevice, DeviceMajor = 1, DeviceMinor = 5 },
            new LayerEntry { Path = "folder", Type = LayerEntryType.Directory },
            Oci.Tests.Layers.LayerBytes.File("manifest.json", Encoding.UTF8.GetBytes(list)))).Bytes, TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<InvalidImageException>(() => DockerArchive.ReadAsync(path, TestContext.Current.CancellationToken));

        Assert.Contains($"the file '{config}' is missing, or is a link", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_or_other_file_is_an_error()
    {
        await File.WriteAllBytesAsync(_folder.PathOf("gz"), (await Oci.Tests.Layers.LayerBytes.WriteAsync(LayerCompression.Gzip())).Bytes, TestContext.Current.CancellationToken);
        _folder.Write("text", new string('x', 2000));
        _folder.Write("empty", "");

        Assert.Contains("is compressed", (await Assert.ThrowsAsync<InvalidImageException>(() => OciArchive.ReadAsync(_folder.PathOf("gz"), TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidImageException>(() => DockerArchive.ReadAsync(_folder.PathOf("text"), TestContext.Current.CancellationToken));
        Assert.Contains("its file 'oci-layout' is missing", (await Assert.ThrowsAsync<InvalidImageException>(() => OciArchive.ReadAsync(_folder.PathOf("empty"), TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nested_indexes_end()
    {
        var image = await MemoryImage.CreateAsync();
        var root = image.Manifest;
        for (var depth = 0; depth < 10; depth++)
        {
            root = image.Add(MediaTypes.OciIndex, new ImageIndex([root]).ToBytes().ToArray());
        }

        await Assert.ThrowsAsync<InvalidImageException>(() => OciArchive.WriteAsync(Stream.Null, [(root, null)], image, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> WriteAsync(Func<Stream, Task> write)
    {
        var path = _folder.PathOf(Path.GetRandomFileName());
        await using var file = File.Create(path);
        await write(file);
        return path;
    }
}
