using System.Security.Cryptography;
using CsCheck;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.Oci.Tests.Layers;

public class LayerWriterTests
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    private static readonly string[] Letters = ["a", "b", ".", "-", " ", "\n", "\\", "ü", "😀"];

    public static TheoryData<string> Compressions => ["none", "gzip", "gzip9", "zstd"];

    private static readonly LayerEntry[] Entries =
    [
        new() { Path = "app", Type = LayerEntryType.Directory, Mode = Executable, ModifiedUtc = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) },
        LayerBytes.File("app/program", LayerBytes.Text(3000)) with { Mode = Executable | UnixFileMode.SetUser | UnixFileMode.SetGroup | UnixFileMode.StickyBit, UserId = 1654, GroupId = 1655 },
        LayerBytes.File("app/" + new string('n', 300), LayerBytes.Text(512)),
        LayerBytes.File("app/größe", []),
        new() { Path = "app/link", Type = LayerEntryType.SymbolicLink, LinkTarget = "../" + new string('t', 200), Mode = (UnixFileMode)0b111_111_111 },
        new() { Path = "app/hard", Type = LayerEntryType.HardLink, LinkTarget = "app/program" },
        new() { Path = "app/console", Type = LayerEntryType.CharacterDevice, DeviceMajor = 5, DeviceMinor = 1 },
        new() { Path = "app/disk", Type = LayerEntryType.BlockDevice, DeviceMajor = 8, DeviceMinor = 2 },
        new() { Path = "app/pipe", Type = LayerEntryType.Fifo, ModifiedUtc = DateTimeOffset.FromUnixTimeSeconds(-5), UserId = 4_294_967_295 },
        LayerBytes.File("app/ping", LayerBytes.Text(10)) with { ExtendedAttributes = LayerEntry.NoAttributes.Add("security.capability", new byte[] { 1, 0, 10, 61 }).Add("user.b", "x"u8.ToArray()) },
        LayerBytes.File("app/" + new string('ü', 100), LayerBytes.Text(10)) with { ExtendedAttributes = LayerEntry.NoAttributes.Add("user.a", "1"u8.ToArray()), UserId = 3_000_000 },
    ];

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task Written_entries_are_read(string compression)
    {
        var (bytes, layer) = await LayerBytes.WriteAsync(Parse(compression), Entries);

        var read = await LayerBytes.ReadAsync(bytes);

        Assert.Equal(Entries.Select(Describe), read.Select(static each => LayerBytes.Describe(each.Entry, each.Content)));
        Assert.Equal(layer.Descriptor, Descriptor.Of(layer.Descriptor.MediaType, bytes));
        Assert.Equal((await LayerBytes.WriteAsync(LayerCompression.None, Entries)).Layer.DiffId, layer.DiffId);
    }

    [Fact]
    public async Task GNU_tar_lists_the_entries()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.PathOf("layer"), (await LayerBytes.WriteAsync(LayerCompression.None, Entries)).Bytes, TestContext.Current.CancellationToken);

        var list = await Tool.RunAsync("tar", "--numeric-owner", "--utc", "--full-time", "--quoting-style=literal", "-tvf", folder.PathOf("layer"));

        Assert.Equal(Entries.Length, list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("drwxr-xr-x 0/0               0 2023-11-14 22:13:20 app/", list, StringComparison.Ordinal);
        Assert.Contains("-rwsr-sr-t 1654/1655      3000 1970-01-01 00:00:00 app/program", list, StringComparison.Ordinal);
        Assert.Contains("crw-r--r-- 0/0             5,1 1970-01-01 00:00:00 app/console", list, StringComparison.Ordinal);
        Assert.Contains("prw-r--r-- 4294967295/0      0 1969-12-31 23:59:55 app/pipe", list, StringComparison.Ordinal);
        Assert.Contains("app/hard link to app/program", list, StringComparison.Ordinal);
        Assert.Contains("app/link -> ../ttt", list, StringComparison.Ordinal);
        Assert.Contains("-rw-r--r-- 3000000/0        10 1970-01-01 00:00:00 app/" + new string('ü', 100), list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", "gzip", "-t", ".gz")]
    [InlineData("gzip", "python3", "-c", "import gzip,sys;gzip.open(sys.argv[1]).read()")]
    [InlineData("zstd", "zstd", "-t", "-q")]
    public async Task Other_programs_read_the_compressed_layer(string compression, string program, string first, string second)
    {
        using var folder = new TemporaryFolder();
        var content = LayerBytes.Text(3_000_000).Concat(LayerBytes.Random(1_000_000)).Concat(LayerBytes.Text(700_001)).ToArray();
        var path = folder.PathOf("layer" + (compression == "gzip" ? ".gz" : ".zst"));
        var (bytes, layer) = await LayerBytes.WriteAsync(Parse(compression), LayerBytes.File("file", content));
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        _ = await Tool.RunAsync(program, second.StartsWith('.') ? [first, path] : [first, second, path]);
        using var read = new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(layer.DiffId.Encoded, compression == "gzip" ? Convert.ToHexStringLower(await SHA256.HashDataAsync(read, TestContext.Current.CancellationToken)) : layer.DiffId.Encoded);
    }

    /// <summary>The digests are those of the first version: another value means that every layer is compressed and pushed again.</summary>
    [Theory]
    [InlineData("none", "03b14e6519e5fcbd")]
    [InlineData("gzip", "9f2ec074aa197ec1")]
    [InlineData("zstd", "42dc45caf4de7cf9")]
    public async Task The_bytes_do_not_change(string compression, string digest)
    {
        var (_, layer) = await LayerBytes.WriteAsync(Parse(compression), [.. Entries, LayerBytes.File("large", [.. LayerBytes.Text(2_500_000), .. LayerBytes.Random(800_000)])]);

        Assert.Equal(digest, layer.Descriptor.Digest.Encoded[..16]);
    }

    [Fact]
    public async Task Any_entry_is_read_as_it_was_written()
    {
        var path = Gen.Int[0, Letters.Length - 1].Select(static i => Letters[i]).Array[1, 200].Select(string.Concat).Where(static part => part is not ("." or ".."));
        var file = Gen.Select(path.Array[1, 3], Gen.Byte.Array[0, 2000], Gen.Long[0, uint.MaxValue], Gen.Int[0, 0xFFF], Gen.Long[-10_000_000_000, 10_000_000_000], Gen.Byte.Array[0, 20].Array[0, 2])
            .Select(static (parts, content, owner, mode, time, attributes) => LayerBytes.File(string.Join('/', parts), content) with
            {
                UserId = owner,
                GroupId = owner / 2,
                Mode = (UnixFileMode)mode,
                ModifiedUtc = DateTimeOffset.FromUnixTimeSeconds(time),
                ExtendedAttributes = LayerEntry.NoAttributes.AddRange(attributes.Select(static (value, i) => KeyValuePair.Create("user." + i, (ReadOnlyMemory<byte>)value))),
            });
        await Gen.Select(file.Array[0, 4], Gen.Int[0, 2]).SampleAsync(async (files, compression) =>
        {
            var (bytes, _) = await LayerBytes.WriteAsync(compression switch { 0 => LayerCompression.None, 1 => LayerCompression.Gzip(1), _ => LayerCompression.Zstd(1) }, files);
            var read = await LayerBytes.ReadAsync(bytes);
            return files.Select(Describe).SequenceEqual(read.Select(static each => LayerBytes.Describe(each.Entry, each.Content)));
        }, iter: 200);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    public async Task A_content_with_another_length_is_an_error(int length)
    {
        var exception = await Assert.ThrowsAsync<IOException>(() => LayerBytes.WriteAsync(LayerCompression.None, LayerBytes.File("app/file", new byte[length]) with { Size = 10 }));

        Assert.Contains($"'app/file' is {(length < 10 ? "shorter" : "longer")} than 10 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a/../b")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData("a\0")]
    public async Task A_path_that_is_not_normalized_is_an_error(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => LayerBytes.WriteAsync(LayerCompression.None, LayerBytes.File(path, [])));
        await Assert.ThrowsAsync<ArgumentException>(() => LayerBytes.WriteAsync(LayerCompression.None, new LayerEntry { Path = "a", Type = LayerEntryType.HardLink, LinkTarget = path }));
    }

    [Fact]
    public async Task The_media_type_is_the_one_of_the_options()
    {
        await using var writer = new LayerWriter(Stream.Null, LayerCompression.Gzip()) { UsesDockerMediaType = true };

        Assert.Equal(MediaTypes.DockerLayerGzip, (await writer.CompleteAsync(TestContext.Current.CancellationToken)).Descriptor.MediaType);
        Assert.Equal(MediaTypes.OciLayerZstd, (await LayerBytes.WriteAsync(LayerCompression.Zstd())).Layer.Descriptor.MediaType);
        Assert.Equal(MediaTypes.OciLayer, (await LayerBytes.WriteAsync(LayerCompression.None)).Layer.Descriptor.MediaType);
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public async Task The_writing_can_be_cancelled(string compression)
    {
        using var cancellation = new CancellationTokenSource();
        await using var writer = new LayerWriter(Stream.Null, Parse(compression));
        var writing = writer.AddAsync(new LayerEntry { Path = "a", Size = long.MaxValue / 2, Open = () => new EndlessStream() }, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writer.CompleteAsync(TestContext.Current.CancellationToken));
    }

    private static LayerCompression Parse(string compression) => compression switch
    {
        "gzip" => LayerCompression.Gzip(),
        "gzip9" => LayerCompression.Gzip(9),
        "zstd" => LayerCompression.Zstd(),
        _ => LayerCompression.None,
    };

    private static string Describe(LayerEntry entry)
    {
        using var content = new MemoryStream();
        entry.Open?.Invoke().CopyTo(content);
        return LayerBytes.Describe(entry, content.ToArray());
    }
}
