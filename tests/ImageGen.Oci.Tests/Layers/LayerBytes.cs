namespace ImageGen.Oci.Tests.Layers;

/// <summary>Layers in memory.</summary>
internal static class LayerBytes
{
    public static LayerEntry File(string path, byte[] content) => new() { Path = path, Size = content.Length, Open = () => new MemoryStream(content) };

    public static async Task<(byte[] Bytes, Layer Layer)> WriteAsync(LayerCompression compression, params IEnumerable<LayerEntry> entries)
    {
        using var destination = new MemoryStream();
        await using var writer = new LayerWriter(destination, compression);
        foreach (var entry in entries)
        {
            await writer.AddAsync(entry);
        }

        var layer = await writer.CompleteAsync();
        return (destination.ToArray(), layer);
    }

    /// <summary>Reads entries with their contents.</summary>
    public static async Task<List<(LayerEntry Entry, byte[] Content)>> ReadAsync(byte[] layer)
    {
        var entries = new List<(LayerEntry, byte[])>();
        await foreach (var entry in LayerReader.ReadAsync(new MemoryStream(layer)))
        {
            using var content = new MemoryStream();
            if (entry.Open is { } open)
            {
                await open().CopyToAsync(content);
            }

            entries.Add((entry, content.ToArray()));
        }

        return entries;
    }

    /// <summary>The values of an entry that can be compared.</summary>
    public static string Describe(LayerEntry entry, byte[] content) => string.Join('|',
        entry.Path, entry.Type, entry.Mode, entry.UserId, entry.GroupId, entry.ModifiedUtc.ToUnixTimeSeconds(), entry.LinkTarget, entry.Size, entry.DeviceMajor, entry.DeviceMinor,
        Convert.ToHexString(content), string.Join(',', entry.ExtendedAttributes.Select(static each => each.Key + "=" + Convert.ToHexString(each.Value.Span))));

    public static byte[] Text(int length) => [.. Enumerable.Range(0, length).Select(static i => (byte)("text-"[i % 5] + (i / 1000) % 7))];

    public static byte[] Random(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
