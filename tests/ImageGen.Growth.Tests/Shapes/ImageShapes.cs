using System.Text;
using ImageGen.Oci;
using static ImageGen.Growth.Tests.GrowthShape;

namespace ImageGen.Growth.Tests.Shapes;

/// <summary>Images that anybody may have made: their documents and layers.</summary>
internal static class ImageShapes
{
    private const string Digest = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    private const string Descriptor = $"\"mediaType\":\"a/b\",\"digest\":\"{Digest}\",\"size\":1";

    public static IReadOnlyList<GrowthShape> All { get; } =
    [
        OfManifest("layers", 500, n => $"\"layers\":[{Repeat(n, $"{{{Descriptor}}},")}{{{Descriptor}}}]"),
        OfManifest("annotations", 1_000, n => $"\"layers\":[],\"annotations\":{{{Names(n, "\"v\"")}}}"),
        OfManifest("unknown fields", 1_000, n => $"\"layers\":[],{Names(n, "[1,{}]")}"),
        OfManifest("a long text", 100_000, n => $"\"layers\":[],\"x\":\"{new string('x', n)}\""),
        OfManifest("escapes", 20_000, n => $"\"layers\":[],\"x\":\"{Repeat(n, "\\u003c")}\""),
        OfManifest("nesting", 20_000, n => $"\"layers\":[],\"x\":{new string('[', n)}"),
        OfIndex("manifests", 300, n => string.Join(',', Enumerable.Repeat($"{{{Descriptor},\"platform\":{{\"os\":\"linux\",\"architecture\":\"arm64\",\"variant\":\"v9\"}}}}", n))),
        OfIndex("features of a system", 1_000, n => $"{{{Descriptor},\"platform\":{{\"os\":\"linux\",\"architecture\":\"arm64\",\"os.features\":[{Repeat(n, i => $"\"f{i}\",")}\"x\"]}}}}"),
        OfConfiguration("layers", 500, n => $"\"rootfs\":{{\"diff_ids\":[{Repeat(n, $"\"{Digest}\",")}\"{Digest}\"]}}"),
        OfConfiguration("history", 500, n => $"\"rootfs\":{{}},\"history\":[{Repeat(n, "{\"created\":\"2024-01-02T03:04:05.123456789Z\",\"x\":1},")}{{}}]"),
        OfConfiguration("variables, labels and ports", 500, n => $"\"rootfs\":{{}},\"config\":{{\"Env\":[{Repeat(n, "\"A=1\",")}\"\"],\"Labels\":{{{Names(n, "\"v\"")}}},\"ExposedPorts\":{{{Names(n, "{}")}}}}}"),
        OfConfiguration("a long time", 50_000, n => $"\"rootfs\":{{}},\"created\":\"2024-01-02T03:04:05.{new string('1', n)}Z\""),
        OfLayer("entries", 200, static n => Enumerable.Range(0, n).Select(static i => new LayerEntry { Path = "a" + i, Size = 1, Open = static () => new MemoryStream([1]) })),
        OfLayer("a long path", 5_000, static n => [new LayerEntry { Path = new string('a', n) }]),
        OfLayer("a path of many folders", 1_000, static n => [new LayerEntry { Path = Repeat(n, "a/") + "a" }]),
        OfLayer("attributes", 200, static n => [new LayerEntry { Path = "a", ExtendedAttributes = new LayerEntry { Path = "a" }.ExtendedAttributes.AddRange(Enumerable.Range(0, n).Select(static i => KeyValuePair.Create("user." + i, (ReadOnlyMemory<byte>)new byte[10]))) }]),
        OfLayer("headers that refer up", 2_000, static n => [new LayerEntry { Path = "a", Type = LayerEntryType.SymbolicLink, LinkTarget = Repeat(n, "../") }]),
    ];

    private static string Names(int count, string value) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"n{i}\":{value}"));

    private static GrowthShape OfManifest(string name, int size, Func<int, string> fields) => OfDocument("manifests", name, size,
        n => $"{{\"schemaVersion\":2,\"config\":{{{Descriptor}}},{fields(n)}}}",
        static content => _ = (ImageManifest.Parse(content) with { ArtifactType = "a/b" }).ToBytes());

    private static GrowthShape OfIndex(string name, int size, Func<int, string> manifests) => OfDocument("indexes", name, size,
        n => $"{{\"schemaVersion\":2,\"manifests\":[{manifests(n)}]}}",
        static content =>
        {
            var index = ImageIndex.Parse(content) with { ArtifactType = "a/b" };
            _ = index.ToBytes();
            _ = index.Find("linux/arm64");
        });

    private static GrowthShape OfConfiguration(string name, int size, Func<int, string> fields) => OfDocument("configurations", name, size,
        n => $"{{{fields(n)}}}",
        static content => _ = (ImageConfiguration.Parse(content) with { Author = "a" }).ToBytes());

    private static GrowthShape OfDocument(string area, string name, int size, Func<int, string> json, Action<byte[]> read) => new(area, name, size, n =>
    {
        var content = Encoding.UTF8.GetBytes(json(n));
        return () =>
        {
            try
            {
                read(content);
            }
            catch (InvalidImageException)
            {
                // Some are refused; that must not take long either.
            }
        };
    });

    private static GrowthShape OfLayer(string name, int size, Func<int, IEnumerable<LayerEntry>> entries) => new("layers", name, size, n =>
    {
        var layer = WriteAsync(entries(n)).GetAwaiter().GetResult();
        return () => ReadAsync(layer).GetAwaiter().GetResult();
    });

    private static async Task<byte[]> WriteAsync(IEnumerable<LayerEntry> entries)
    {
        using var layer = new MemoryStream();
        await using var writer = new LayerWriter(layer, LayerCompression.None);
        foreach (var entry in entries)
        {
            await writer.AddAsync(entry);
        }

        _ = await writer.CompleteAsync();
        return layer.ToArray();
    }

    private static async Task ReadAsync(byte[] layer)
    {
        await foreach (var _ in LayerReader.ReadAsync(new MemoryStream(layer)))
        {
        }
    }
}
