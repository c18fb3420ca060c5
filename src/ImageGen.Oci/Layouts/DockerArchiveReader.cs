using System.Collections.Immutable;
using System.Security.Cryptography;
using ImageGen.Oci.Layers.Compression;

namespace ImageGen.Oci.Layouts;

/// <summary>Reads the images of an archive, whose files do not have the names of their digests.</summary>
internal sealed class DockerArchiveReader(ArchiveFile file)
{
    private const int MagicLength = 4;

    private readonly Dictionary<ImageDigest, string> _files = [];
    private readonly Dictionary<ImageDigest, byte[]> _manifests = [];

    /// <summary>The files by their digests.</summary>
    public IReadOnlyDictionary<ImageDigest, string> Files => _files;

    /// <summary>The created manifests by their digests.</summary>
    public IReadOnlyDictionary<ImageDigest, byte[]> Manifests => _manifests;

    /// <exception cref="InvalidImageException">The archive is not valid.</exception>
    public async Task<IReadOnlyList<DockerArchiveImage>> ReadAsync(CancellationToken cancellationToken)
    {
        var images = new List<DockerArchiveImage>();
        foreach (var item in DockerArchiveItem.Parse(await ReadDocumentAsync(DockerArchiveItem.FileName, cancellationToken).ConfigureAwait(false)))
        {
            images.Add(await ReadImageAsync(item, cancellationToken).ConfigureAwait(false));
        }

        return images;
    }

    private async Task<DockerArchiveImage> ReadImageAsync(DockerArchiveItem item, CancellationToken cancellationToken)
    {
        var config = await ReadDocumentAsync(item.Config, cancellationToken).ConfigureAwait(false);
        var diffIds = ImageConfiguration.Parse(config).DiffIds;
        if (diffIds.Length != item.Layers.Length)
        {
            throw Invalid($"'{item.Config}' has {diffIds.Length} layers, and '{DockerArchiveItem.FileName}' has {item.Layers.Length}");
        }

        var layers = ImmutableArray.CreateBuilder<Descriptor>();
        foreach (var (path, diffId) in item.Layers.Zip(diffIds))
        {
            layers.Add(await DescribeLayerAsync(path, diffId, cancellationToken).ConfigureAwait(false));
        }

        var configDescriptor = Descriptor.Of(MediaTypes.DockerConfiguration, config);
        _files[configDescriptor.Digest] = item.Config;
        var manifest = new ImageManifest(configDescriptor, layers.ToImmutable()) { MediaType = MediaTypes.DockerManifest };
        _manifests[manifest.Descriptor.Digest] = manifest.ToBytes().ToArray();
        return new DockerArchiveImage(manifest.Descriptor, item.Names);
    }

    /// <summary>Describes a layer. Without compression its digest is in the configuration. Otherwise the file has to be read.</summary>
    private async Task<Descriptor> DescribeLayerAsync(string path, ImageDigest diffId, CancellationToken cancellationToken)
    {
        var stream = Open(path);
        var magic = new byte[MagicLength];
        _ = await stream.ReadAtLeastAsync(magic, MagicLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var kind = LayerDecompression.KindOf(magic);
        var digest = diffId;
        if (kind is not LayerCompressionKind.None)
        {
            stream.Position = 0;
            digest = ImageDigest.Parse("sha256:" + Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false)));
        }

        _files[digest] = path;
        return new Descriptor(
            kind switch
            {
                LayerCompressionKind.Gzip => MediaTypes.DockerLayerGzip,
                LayerCompressionKind.Zstd => MediaTypes.DockerLayerZstd,
                _ => MediaTypes.DockerLayer,
            },
            digest,
            stream.Length);
    }

    private async Task<byte[]> ReadDocumentAsync(string path, CancellationToken cancellationToken) =>
        await DocumentContent.ReadAsync(Open(path), path, cancellationToken).ConfigureAwait(false);

    private Stream Open(string path) => file.TryOpen(path) ?? throw Invalid($"the file '{path}' is missing, or is a link");

    private InvalidImageException Invalid(string problem) =>
        new($"The docker archive '{file.Path}' is not valid: {problem}. Check that it is complete, and an archive of 'docker save'.");
}
