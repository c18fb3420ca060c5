using System.Text;
using ImageGen.Oci;

namespace ImageGen.Tests.Building.InProcess.Recorded;

/// <summary>The base images of the cases: one with files, users and links, and one with triggers on it.</summary>
internal static class RecordedBase
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_500_000_000);
    private static readonly HashSet<string> Layers = new(StringComparer.Ordinal);

    private static readonly string[] Triggers = ["COPY --link a.txt /triggered/", "COPY --parents dir/sub/y /triggered/", "COPY --exclude=*.log many /triggered/", "COPY --chmod=u=rwX,go=rX secret.txt /triggered/"];

    private static readonly LayerEntry[] Entries =
    [
        Folder("bin", 0b111_101_101),
        File("bin/tool", "tool\n", 0b111_101_101),
        Folder("data", 0b111_000_000) with { UserId = 5, GroupId = 6 },
        File("data/old.txt", "old\n", 0b110_000_000),
        Folder("etc", 0b111_101_101),
        File("etc/group", "root:x:0:\nstaff:x:50:\n", 0b110_100_100),
        File("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nwww-data:x:33:44:www:/:/bin/sh\n", 0b110_100_100),
        Link("broken", "nowhere"),
        Link("lib", "usr/lib"),
        Link("relative", "etc/../data"),
        Folder("usr", 0b111_101_101),
        Folder("usr/lib", 0b111_101_101),
        File("usr/lib/one.so", "one\n", 0b110_100_100),
        new() { Path = "usr/lib/two.so", Type = LayerEntryType.HardLink, LinkTarget = "usr/lib/one.so", Mode = (UnixFileMode)0b110_100_100, ModifiedUtc = Time },
        Link("usr/lib/current", "/usr/lib/one.so"),
    ];

    /// <summary>Whether a layer is one of a base image.</summary>
    public static bool IsLayer(string digest) => Layers.Contains(digest);

    /// <summary>Writes the image to a layout.</summary>
    /// <param name="path">The folder of the layout.</param>
    /// <param name="hasTriggers">Whether the image has <c>ONBUILD</c> triggers.</param>
    public static async Task WriteAsync(string path, bool hasTriggers)
    {
        var contents = new Contents();
        var blob = new MemoryStream();
        await using var writer = new LayerWriter(blob, LayerCompression.Gzip());
        foreach (var entry in Entries)
        {
            await writer.AddAsync(entry);
        }

        var layer = await writer.CompleteAsync();
        Layers.Add(layer.Descriptor.Digest.ToString());
        contents.Add(layer.Descriptor, blob.ToArray());
        var configuration = new ImageConfiguration("amd64", "linux")
        {
            Created = Time,
            DiffIds = [layer.DiffId],
            History = [new() { Created = Time, CreatedBy = "base" }],
            Config = new() { Env = ["PATH=/bin"], Cmd = ["tool"], OnBuild = hasTriggers ? [.. Triggers] : [] },
        };
        var manifest = new ImageManifest(contents.Add(MediaTypes.OciConfiguration, configuration.ToBytes().ToArray()), [layer.Descriptor]);
        await OciLayout.WriteAsync(path, [(contents.Add(MediaTypes.OciManifest, manifest.ToBytes().ToArray()), "latest")], contents);
    }

    private static LayerEntry Folder(string path, int mode) => new() { Path = path, Type = LayerEntryType.Directory, Mode = (UnixFileMode)mode, ModifiedUtc = Time };

    private static LayerEntry Link(string path, string target) => new() { Path = path, Type = LayerEntryType.SymbolicLink, LinkTarget = target, Mode = (UnixFileMode)0b111_111_111, ModifiedUtc = Time };

    private static LayerEntry File(string path, string text, int mode)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return new() { Path = path, Type = LayerEntryType.File, Mode = (UnixFileMode)mode, ModifiedUtc = Time, Size = content.Length, Open = () => new MemoryStream(content) };
    }

    private sealed class Contents : IContentSource
    {
        private readonly Dictionary<ImageDigest, byte[]> _contents = [];

        public Descriptor Add(string mediaType, byte[] content) => Add(Descriptor.Of(mediaType, content), content);

        public Descriptor Add(Descriptor descriptor, byte[] content)
        {
            _contents[descriptor.Digest] = content;
            return descriptor;
        }

        public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default) => Task.FromResult<Stream>(new MemoryStream(_contents[descriptor.Digest]));
    }
}
