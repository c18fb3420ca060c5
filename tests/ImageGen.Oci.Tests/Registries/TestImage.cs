using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ImageGen.Oci.Tests.Registries;

/// <summary>Contents in memory, and images made of them.</summary>
internal sealed class TestImage : IContentSource
{
    private readonly Dictionary<ImageDigest, byte[]> _contents = [];

    /// <summary>The contents that were opened.</summary>
    public ConcurrentQueue<ImageDigest> Opened { get; } = new();

    /// <summary>Replaces the stream of a content. Default: its bytes.</summary>
    public Func<Descriptor, Stream?> Open { get; set; } = _ => null;

    public byte[] this[Descriptor descriptor] => _contents[descriptor.Digest];

    /// <summary>Adds a content of random bytes, which are the same for the same seed.</summary>
    public Descriptor AddRandom(int size, int seed, string mediaType = MediaTypes.OciLayer) => Add(mediaType, Bytes(size, seed));

    public Descriptor Add(string mediaType, ReadOnlyMemory<byte> content)
    {
        var descriptor = Descriptor.Of(mediaType, content.Span);
        _contents[descriptor.Digest] = content.ToArray();
        return descriptor;
    }

    /// <summary>Adds a manifest with these layers.</summary>
    public Descriptor AddManifest(params ImmutableArray<Descriptor> layers) =>
        Add(MediaTypes.OciManifest, new ImageManifest(Add(MediaTypes.OciConfiguration, System.Text.Encoding.UTF8.GetBytes($$"""{"layers":{{layers.Length}}}""")), layers).ToBytes());

    public Descriptor AddIndex(params ImmutableArray<Descriptor> manifests) => Add(MediaTypes.OciIndex, new ImageIndex(manifests).ToBytes());

    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        Opened.Enqueue(descriptor.Digest);
        return _contents.TryGetValue(descriptor.Digest, out var content)
            ? Task.FromResult(Open(descriptor) ?? new MemoryStream(content))
            : throw new ContentNotFoundException(descriptor, "the test");
    }

    public static byte[] Bytes(int size, int seed)
    {
        var content = new byte[size];
        new Random(seed).NextBytes(content);
        return content;
    }
}
