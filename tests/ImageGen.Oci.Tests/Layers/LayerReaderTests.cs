using System.Formats.Tar;
using System.Text;
using CsCheck;
using ImageGen.Tests.Contexts;
using Xunit;

namespace ImageGen.Oci.Tests.Layers;

public class LayerReaderTests
{
    [Theory]
    [InlineData("gnu")]
    [InlineData("posix")]
    [InlineData("ustar")]
    [InlineData("v7")]
    [InlineData("oldgnu")]
    public async Task Archives_of_GNU_tar_are_read(string format)
    {
        using var folder = new TemporaryFolder();
        var isOld = format is "v7" or "ustar";
        var name = isOld ? "a/name" : $"a/{new string('n', 200)}";
        folder.Write("in/" + name, "content");
        folder.Link("in/a/link", "target");
        _ = await Tool.RunAsync("tar", "--format=" + format, "--owner=7", "--group=8", "--mtime=@1000", "--mode=u=rwx,g=rx,o=", "--sort=name", "-C", folder.PathOf("in"), "-cf", folder.PathOf("layer"), "./a", "--numeric-owner");

        var entries = await LayerBytes.ReadAsync(await File.ReadAllBytesAsync(folder.PathOf("layer"), TestContext.Current.CancellationToken));

        Assert.Equal(["a", "a/link", name], entries.Select(static each => each.Entry.Path).Order(StringComparer.Ordinal));
        var file = entries.Single(each => each.Entry.Path == name);
        Assert.Equal("content", Encoding.UTF8.GetString(file.Content));
        Assert.Equal((7, 8, 1000, (UnixFileMode)0b111_101_000), (file.Entry.UserId, file.Entry.GroupId, file.Entry.ModifiedUtc.ToUnixTimeSeconds(), file.Entry.Mode));
        Assert.Equal("target", entries.Single(static each => each.Entry.Type is LayerEntryType.SymbolicLink).Entry.LinkTarget);
        Assert.Equal(LayerEntryType.Directory, entries.Single(static each => each.Entry.Path == "a").Entry.Type);
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc/passwd")]
    [InlineData("/etc/passwd", "etc/passwd")]
    [InlineData("a/../../b/./c//d", "b/c/d")]
    [InlineData("./a/", "a")]
    [InlineData("a\\..\\b", "a\\..\\b")]
    public async Task A_path_stays_in_the_image(string written, string expected)
    {
        var entries = await LayerBytes.ReadAsync(Archive(new PaxTarEntry(TarEntryType.RegularFile, written), new PaxTarEntry(TarEntryType.HardLink, "link") { LinkName = written }));

        Assert.Equal(expected, entries[0].Entry.Path);
        Assert.Equal(expected, entries[1].Entry.LinkTarget);
    }

    [Fact]
    public async Task The_root_of_the_image_is_ignored() =>
        Assert.Empty(await LayerBytes.ReadAsync(Archive(new PaxTarEntry(TarEntryType.Directory, "./"), new PaxTarEntry(TarEntryType.Directory, "/"), new PaxTarEntry(TarEntryType.Directory, "a/.."))));

    [Fact]
    public async Task Attributes_and_devices_of_other_programs_are_read()
    {
        var entries = await LayerBytes.ReadAsync(Archive(
            new PaxGlobalExtendedAttributesTarEntry(new Dictionary<string, string>(StringComparer.Ordinal) { ["comment"] = "x" }),
            new PaxTarEntry(TarEntryType.RegularFile, "a", new Dictionary<string, string>(StringComparer.Ordinal) { ["SCHILY.xattr.user.x"] = "y=z" }) { DataStream = new MemoryStream([1, 2]) },
            new GnuTarEntry(TarEntryType.CharacterDevice, "c") { DeviceMajor = 5, DeviceMinor = 7 },
            new V7TarEntry(TarEntryType.V7RegularFile, "v") { DataStream = new MemoryStream([3]) }));

        Assert.Equal(["a", "c", "v"], entries.Select(static each => each.Entry.Path));
        Assert.Equal("y=z", Encoding.UTF8.GetString(entries[0].Entry.ExtendedAttributes["user.x"].Span));
        Assert.Equal((5, 7), (entries[1].Entry.DeviceMajor, entries[1].Entry.DeviceMinor));
        Assert.Equal([3], entries[2].Content);
    }

    [Fact]
    public async Task A_content_that_is_not_read_is_skipped()
    {
        var (bytes, _) = await LayerBytes.WriteAsync(LayerCompression.Zstd(), LayerBytes.File("a", LayerBytes.Text(100_000)), LayerBytes.File("b", [1]));
        var paths = new List<string>();
        Stream? earlier = null;
        await foreach (var entry in LayerReader.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken))
        {
            if (earlier is not null)
            {
                Assert.Throws<InvalidOperationException>(() => earlier.ReadByte());
            }

            paths.Add(entry.Path);
            earlier = entry.Open!();
        }

        Assert.Equal(["a", "b"], paths);
    }

    /// <summary>The end of a stream with a digest is where it is compared.</summary>
    [Fact]
    public async Task A_layer_is_read_to_its_end()
    {
        var (bytes, layer) = await LayerBytes.WriteAsync(LayerCompression.None, LayerBytes.File("a", [1]));
        byte[] changed = [.. bytes[..^1], 1];

        await Assert.ThrowsAsync<ContentMismatchException>(async () =>
        {
            await foreach (var entry in LayerReader.ReadAsync(new VerifiedStream(new MemoryStream(changed), layer.Descriptor), TestContext.Current.CancellationToken))
            {
                Assert.Equal("a", entry.Path);
            }
        });
    }

    [Fact]
    public async Task A_long_header_is_an_error()
    {
        var name = Archive(new GnuTarEntry(TarEntryType.RegularFile, new string('n', 2_000_000)));
        var attribute = Archive(new PaxTarEntry(TarEntryType.RegularFile, "a", new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = new string('n', 2_000_000) }));

        Assert.Contains("the limit is 1048576", (await Assert.ThrowsAsync<InvalidImageException>(() => LayerBytes.ReadAsync(name))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidImageException>(() => LayerBytes.ReadAsync(attribute));
    }

    [Fact]
    public async Task A_sparse_file_is_an_error()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.PathOf("sparse")))
        {
            file.SetLength(10_000_000);
        }

        foreach (var format in new[] { "gnu", "posix" })
        {
            _ = await Tool.RunAsync("tar", "--format=" + format, "--sparse", "-C", folder.FullPath, "-cf", folder.PathOf(format + ".tar"), "sparse");
            var bytes = await File.ReadAllBytesAsync(folder.PathOf(format + ".tar"), TestContext.Current.CancellationToken);

            Assert.Contains("sparse", (await Assert.ThrowsAsync<InvalidImageException>(() => LayerBytes.ReadAsync(bytes))).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task A_layer_that_is_cut_is_an_error(string compression)
    {
        var (bytes, _) = await LayerBytes.WriteAsync(Parse(compression), LayerBytes.File("a", LayerBytes.Random(100_000)));

        await Assert.ThrowsAsync<InvalidImageException>(() => LayerBytes.ReadAsync(bytes[..50_000]));
    }

    [Fact]
    public async Task A_changed_layer_is_read_or_is_not_valid()
    {
        var entries = new[] { LayerBytes.File("a/" + new string('n', 200), LayerBytes.Text(700)), LayerBytes.File("b", [1]) with { ExtendedAttributes = LayerEntry.NoAttributes.Add("user.a", new byte[] { 1 }) } };
        byte[][] layers = [(await LayerBytes.WriteAsync(LayerCompression.None, entries)).Bytes, (await LayerBytes.WriteAsync(LayerCompression.Gzip(), entries)).Bytes, (await LayerBytes.WriteAsync(LayerCompression.Zstd(), entries)).Bytes];
        await Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, 5000], Gen.Byte).Array[0, 4], Gen.Bool).SampleAsync(async (layer, changes, isSummed) =>
        {
            var changed = layers[layer].ToArray();
            foreach (var (position, value) in changes)
            {
                changed[position % changed.Length] = value;
                if (isSummed && layer == 0)
                {
                    Sum(changed.AsSpan(position / 512 * 512, 512));
                }
            }

            try
            {
                _ = await LayerBytes.ReadAsync(changed);
            }
            catch (InvalidImageException)
            {
            }
        }, iter: 2000);
    }

    private static void Sum(Span<byte> header)
    {
        var sum = Oci.Layers.Tar.TarFormat.SumOf(header);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[Oci.Layers.Tar.TarFormat.Checksum]);
    }

    private static byte[] Archive(params TarEntry[] entries)
    {
        using var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    private static LayerCompression Parse(string compression) => compression switch
    {
        "gzip" => LayerCompression.Gzip(),
        "zstd" => LayerCompression.Zstd(),
        _ => LayerCompression.None,
    };
}
