using System.Globalization;
using System.Text;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>The entries of a layer of a base image. The cache has the list after the first time, so that the layer need not be unpacked again, or even downloaded.</summary>
internal static class LayerListing
{
    /// <summary>Increase it if the form of the list changes.</summary>
    private const string Form = "listing-1:";

    /// <summary>The list of a layer with half a million files. Longer ones are read from the layer each time.</summary>
    private const int MaxLength = 20_000_000;

    private const char Field = '\0';
    private const char End = '\u0001';

    /// <summary>Lists all layers of an image, which are downloaded and read side by side.</summary>
    public static Task<IReadOnlyList<LayerEntry>[]> ReadAllAsync(BaseImage image, ImageCache cache, CancellationToken cancellationToken) =>
        Task.WhenAll(image.Manifest.Layers.Select(layer => Task.Run(() => ReadAsync(layer, image.Source, cache, cancellationToken), cancellationToken)));

    private static async Task<IReadOnlyList<LayerEntry>> ReadAsync(Descriptor layer, IContentSource source, ImageCache cache, CancellationToken cancellationToken)
    {
        if (cache.TryGetNote(Form + layer.Digest, out var note) && Parse(note) is { } known)
        {
            return known;
        }

        var entries = new List<LayerEntry>();
        var text = new StringBuilder();
        var stream = await source.OpenAsync(layer, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var entry in LayerReader.ReadAsync(stream, cancellationToken).ConfigureAwait(false))
            {
                Append(text, entry);
                entries.Add(entry);
            }
        }

        if (text.Length < MaxLength)
        {
            cache.SetNote(Form + layer.Digest, text.ToString());
        }

        return entries;
    }

    private static void Append(StringBuilder text, LayerEntry entry)
    {
        text.Append(CultureInfo.InvariantCulture, $"{entry.Path}{Field}{(int)entry.Type}{Field}{(int)entry.Mode}{Field}{entry.UserId}{Field}{entry.GroupId}{Field}{entry.ModifiedUtc.ToUnixTimeSeconds()}{Field}");
        text.Append(CultureInfo.InvariantCulture, $"{entry.LinkTarget}{Field}{entry.Size}{Field}{entry.DeviceMajor}{Field}{entry.DeviceMinor}");
        foreach (var (name, value) in entry.ExtendedAttributes)
        {
            text.Append(Field).Append(name).Append(Field).Append(Convert.ToBase64String(value.Span));
        }

        text.Append(End);
    }

    /// <summary>Reads a list; <see langword="null"/> if it is damaged.</summary>
    private static List<LayerEntry>? Parse(string text)
    {
        try
        {
            return [.. text.Split(End)[..^1].Select(ParseEntry)];
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static LayerEntry ParseEntry(string line)
    {
        var fields = line.Split(Field);
        var type = (LayerEntryType)Number(fields[1]);
        var size = Number(fields[7]);
        return new LayerEntry
        {
            Path = fields[0],
            Type = type,
            Mode = (UnixFileMode)Number(fields[2]),
            UserId = Number(fields[3]),
            GroupId = Number(fields[4]),
            ModifiedUtc = DateTimeOffset.FromUnixTimeSeconds(Number(fields[5])),
            LinkTarget = fields[6].Length == 0 ? null : fields[6],
            Size = size,
            // The content comes from the layer itself.
            Open = type is LayerEntryType.File && size > 0 ? () => throw new InvalidOperationException("A list of entries has no contents.") : null,
            DeviceMajor = (int)Number(fields[8]),
            DeviceMinor = (int)Number(fields[9]),
            ExtendedAttributes = fields.Skip(10).Chunk(2).Aggregate(
                new LayerEntry { Path = "" }.ExtendedAttributes, (attributes, pair) => attributes.SetItem(pair[0], Convert.FromBase64String(pair[1]))),
        };
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
