namespace ImageGen.Oci.Tests.Layouts;

/// <summary>An image in memory.</summary>
internal sealed class MemoryImage : IContentSource
{
    private readonly Dictionary<ImageDigest, byte[]> _contents = [];

    /// <summary>The manifest of the image.</summary>
    public Descriptor Manifest { get; private set; } = null!;

    /// <summary>The layers with their digests.</summary>
    public List<Layer> Layers { get; } = [];

    /// <summary>Creates an image whose layers have a compression each.</summary>
    public static async Task<MemoryImage> CreateAsync(params LayerCompression[] compressions)
    {
        var image = new MemoryImage();
        foreach (var (compression, number) in compressions.Select(static (each, i) => (each, i)))
        {
            using var bytes = new MemoryStream();
            await using var writer = new LayerWriter(bytes, compression);
            await writer.AddAsync(new LayerEntry { Path = "file" + number, Size = 3, Open = () => new MemoryStream("abc"u8.ToArray()) });
            image.Layers.Add(await writer.CompleteAsync());
            image.Add(image.Layers[^1].Descriptor.MediaType, bytes.ToArray());
        }

        var configuration = new ImageConfiguration("amd64", "linux") { DiffIds = [.. image.Layers.Select(static layer => layer.DiffId)] };
        var manifest = new ImageManifest(image.Add(MediaTypes.OciConfiguration, configuration.ToBytes().ToArray()), [.. image.Layers.Select(static layer => layer.Descriptor)]);
        image.Manifest = image.Add(MediaTypes.OciManifest, manifest.ToBytes().ToArray());
        return image;
    }

    public Descriptor Add(string mediaType, byte[] content)
    {
        var descriptor = Descriptor.Of(mediaType, content);
        _contents[descriptor.Digest] = content;
        return descriptor;
    }

    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => _contents.TryGetValue(descriptor.Digest, out var content)
        ? Task.FromResult<Stream>(new VerifiedStream(new MemoryStream(content), descriptor))
        : throw new ContentNotFoundException(descriptor, "The memory");

    /// <summary>Reads all contents of an image from a source.</summary>
    public static async Task<List<string>> ReadAllAsync(Descriptor root, IContentSource source)
    {
        var contents = new List<string>();
        foreach (var descriptor in await Oci.Layouts.ImageGraph.ListAsync([root], source, CancellationToken.None))
        {
            await using var stream = await source.OpenAsync(descriptor);
            await stream.CopyToAsync(Stream.Null);
            contents.Add(descriptor.Digest.ToString());
        }

        return contents;
    }
}
