using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>The contents of a built image: documents in memory, new layers in the cache, and layers of base images where those come from.</summary>
internal sealed class ImageContents(ImageCache cache) : IContentSource
{
    private readonly Dictionary<ImageDigest, ReadOnlyMemory<byte>> _documents = [];
    private readonly Dictionary<ImageDigest, IContentSource> _bases = [];

    public Descriptor Add(Descriptor descriptor, ReadOnlyMemory<byte> document)
    {
        _documents[descriptor.Digest] = document;
        return descriptor;
    }

    public void Add(Descriptor layer, IContentSource source) => _bases[layer.Digest] = source;

    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default) =>
        _documents.TryGetValue(descriptor.Digest, out var document) ? Task.FromResult<Stream>(new MemoryStream(document.ToArray(), writable: false))
        : _bases.TryGetValue(descriptor.Digest, out var source) ? source.OpenAsync(descriptor, cancellationToken)
        : cache.OpenAsync(descriptor, cancellationToken);
}
