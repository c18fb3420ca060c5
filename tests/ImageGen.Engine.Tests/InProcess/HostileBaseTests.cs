using System.Formats.Tar;
using ImageGen.Oci;
using Xunit;

namespace ImageGen.Engine.Tests.InProcess;

/// <summary>A base image whose layer tries to leave the image, built from and written to a folder of this machine.</summary>
public sealed class HostileBaseTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("imagegen hostile ").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Outside => Path.Combine(_root, "outside");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Nothing_is_written_outside_of_the_folder()
    {
        Directory.CreateDirectory(Outside);
        var image = await PushAsync(
            File("../../outside/above"),
            File(Outside + "/absolute"),
            new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = Outside },
            File("link/through"),
            new PaxTarEntry(TarEntryType.HardLink, "hard") { LinkName = "../../../../etc/passwd" });

        var exception = await Assert.ThrowsAnyAsync<ImageBuildException>(() => BuildAsync(image));

        Assert.Contains("hard link", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Outside));
    }

    [Fact]
    public async Task Links_lead_nowhere_outside_of_the_image()
    {
        Directory.CreateDirectory(Outside);
        var image = await PushAsync(File("../../outside/above"), new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = Outside }, File("link/through"));

        await BuildAsync(image);

        Assert.Empty(Directory.EnumerateFileSystemEntries(Outside));
        Assert.True(System.IO.File.Exists(Path.Combine(_root, "out", "outside", "above")));
        Assert.True(System.IO.File.Exists(Path.Combine(_root, "out", Outside.TrimStart('/'), "through")));
    }

    [Fact]
    public async Task A_device_is_not_created()
    {
        var image = await PushAsync(new PaxTarEntry(TarEntryType.CharacterDevice, "dev/mem") { DeviceMajor = 1, DeviceMinor = 1 });

        var exception = await Assert.ThrowsAnyAsync<ImageBuildException>(() => BuildAsync(image));

        Assert.Contains("device", exception.Message, StringComparison.Ordinal);
    }

    private static PaxTarEntry File(string path) => new(TarEntryType.RegularFile, path) { DataStream = new MemoryStream("content"u8.ToArray()) };

    /// <summary>Pushes an image with one layer, as only a malicious builder makes it.</summary>
    private static async Task<ImageReference> PushAsync(params PaxTarEntry[] entries)
    {
        var layer = new MemoryStream();
        await using (var tar = new TarWriter(layer, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                await tar.WriteEntryAsync(entry, Cancel);
            }
        }

        var contents = new Contents();
        var written = contents.Add(MediaTypes.OciLayer, layer.ToArray());
        var configuration = contents.Add(MediaTypes.OciConfiguration, new ImageConfiguration("amd64", "linux") { DiffIds = [written.Digest] }.ToBytes().ToArray());
        var manifest = contents.Add(MediaTypes.OciManifest, new ImageManifest(configuration, [written]).ToBytes().ToArray());
        var reference = ImageReference.Parse($"{EngineEnvironment.Registry}/hostile/{Guid.NewGuid():n}:1");
        using var client = new RegistryClient();
        await client.GetRepository(reference).PushAsync(manifest, contents, new() { Tags = [reference.Tag!] }, Cancel);
        return reference;
    }

    private Task<BuiltImage> BuildAsync(ImageReference baseImage) => new DockerImage("hostile/built", "1", dockerfile: "Dockerfile")
    {
        ProjectDirectory = _root,
        Context = BuildContext.Empty,
        Defaults = new()
        {
            Builder = ImageBuilder.InProcess,
            DockerfileText = $"FROM {baseImage}\nLABEL a=b\n",
            Outputs = [BuildOutput.Directory(Path.Combine(_root, "out"))],
            Progress = BuildProgress.Quiet,
        },
    }.BuildAsync(cancellationToken: Cancel);

    private sealed class Contents : IContentSource
    {
        private readonly Dictionary<ImageDigest, byte[]> _contents = [];

        public Descriptor Add(string mediaType, byte[] content)
        {
            var descriptor = Descriptor.Of(mediaType, content);
            _contents[descriptor.Digest] = content;
            return descriptor;
        }

        public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default) =>
            Task.FromResult<Stream>(new MemoryStream(_contents[descriptor.Digest]));
    }
}
