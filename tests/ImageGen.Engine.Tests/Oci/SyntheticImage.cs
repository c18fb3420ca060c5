using System.Text;
using ImageGen.Engine.Tests.BuildKit;
using ImageGen.Oci;

namespace ImageGen.Engine.Tests.Oci;

/// <summary>The base image of these tests with a layer on top, made without an engine. The base is read from what <c>docker save</c> writes.</summary>
internal sealed class SyntheticImage : IContentSource, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-oci-");
    private readonly ImageCache _cache;

    private SyntheticImage() => _cache = new ImageCache(PathOf("cache"));

    /// <summary>The manifest, of the OCI type.</summary>
    public Descriptor Manifest { get; private set; } = null!;

    public string PathOf(string name) => Path.Join(_folder.FullName, name);

    /// <param name="compression">The compression of the layer. Those of the base are not compressed.</param>
    /// <param name="text">What the image prints: the content of a file that only the user of the image can read.</param>
    public static async Task<SyntheticImage> CreateAsync(LayerCompression compression, string text)
    {
        var image = new SyntheticImage();
        var saved = image.PathOf("base.tar");
        await DockerCli.RunAsync("pull", EngineEnvironment.BaseImage.ToString());
        await DockerCli.RunAsync("save", "--output", saved, EngineEnvironment.BaseImage.ToString());
        using var archive = await DockerArchive.ReadAsync(saved);
        var baseManifest = ImageManifest.Parse(await ReadAsync(archive, archive.Images[0].Manifest));
        var baseConfiguration = ImageConfiguration.Parse(await ReadAsync(archive, baseManifest.Config));
        foreach (var each in baseManifest.Layers)
        {
            await using var content = await archive.OpenAsync(each);
            await image._cache.AddAsync(each, content);
        }

        var layer = await image.WriteLayerAsync(compression, text);
        var configuration = baseConfiguration with
        {
            DiffIds = baseConfiguration.DiffIds.Add(layer.DiffId),
            History = baseConfiguration.History.Add(new HistoryEntry { CreatedBy = "ImageGen" }),
            Config = baseConfiguration.Config with { Entrypoint = ["cat", "/added/file"], Cmd = [], User = "1654:1655", Labels = baseConfiguration.Config.Labels.SetItem("added", text) },
        };
        var manifest = new ImageManifest(
            await image.AddAsync(MediaTypes.OciConfiguration, configuration.ToBytes()),
            [.. baseManifest.Layers.Select(static each => each with { MediaType = MediaTypes.OciLayer }), layer.Descriptor]);
        image.Manifest = await image.AddAsync(MediaTypes.OciManifest, manifest.ToBytes());
        return image;
    }

    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => _cache.OpenAsync(descriptor, cancellationToken);

    public void Dispose()
    {
        _cache.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<byte[]> ReadAsync(IContentSource source, Descriptor descriptor)
    {
        await using var stream = await source.OpenAsync(descriptor);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    private async Task<Layer> WriteLayerAsync(LayerCompression compression, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        await using var destination = _cache.CreateWriter();
        await using var writer = new LayerWriter(destination.Stream, compression);
        await writer.AddAsync(new LayerEntry { Path = "added", Type = LayerEntryType.Directory, Mode = (UnixFileMode)0b111_101_101 });
        await writer.AddAsync(new LayerEntry { Path = "added/file", Mode = UnixFileMode.UserRead, UserId = 1654, GroupId = 1655, Size = content.Length, Open = () => new MemoryStream(content) });
        // Several blocks of each compression: the engines compare the digest of the layer without compression.
        var large = Enumerable.Range(0, 5_000_000).Select(static i => (byte)(i * (i >> 12) >> 7)).ToArray();
        await writer.AddAsync(new LayerEntry { Path = "added/large", Size = large.Length, Open = () => new MemoryStream(large) });
        await writer.AddAsync(new LayerEntry { Path = "added/" + new string('n', 200), Type = LayerEntryType.SymbolicLink, LinkTarget = "file" });
        await writer.AddAsync(new LayerEntry { Path = "added/hard", Type = LayerEntryType.HardLink, LinkTarget = "added/file" });
        var layer = await writer.CompleteAsync();
        await destination.CommitAsync(layer.Descriptor);
        return layer;
    }

    private async Task<Descriptor> AddAsync(string mediaType, ReadOnlyMemory<byte> content)
    {
        var descriptor = Descriptor.Of(mediaType, content.Span);
        await _cache.AddAsync(descriptor, new MemoryStream(content.ToArray()));
        return descriptor;
    }
}
