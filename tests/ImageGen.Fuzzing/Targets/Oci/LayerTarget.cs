using ImageGen.Oci;
using static ImageGen.Fuzzing.Targets.BrokenPropertyException;

namespace ImageGen.Fuzzing.Targets.Oci;

/// <summary>Layers: no bytes throw another exception than the declared one, no path leaves the image, and what is read can be written.</summary>
internal static class LayerTarget
{
    /// <summary>A few bytes can be a long content when they are compressed.</summary>
    private const long MaxContent = 1 << 20;

    public static void Check(byte[] bytes)
    {
        try
        {
            CheckAsync(bytes).GetAwaiter().GetResult();
        }
        catch (InvalidImageException)
        {
            // Most bytes are no layer.
        }
    }

    private static async Task CheckAsync(byte[] bytes)
    {
        var shown = Convert.ToHexString(bytes);
        await using var writer = new LayerWriter(Stream.Null, LayerCompression.None);
        await foreach (var entry in LayerReader.ReadAsync(new MemoryStream(bytes)))
        {
            ThrowUnless(!entry.Path.StartsWith('/') && !entry.Path.Split('/').Contains("..") && entry.Path.Length > 0, shown);
            ThrowUnless(entry.Size >= 0 && (entry.Size == 0 || entry.Type is LayerEntryType.File), shown);
            if (entry.Size > MaxContent || (entry.Type is LayerEntryType.SymbolicLink or LayerEntryType.HardLink && string.IsNullOrEmpty(entry.LinkTarget)))
            {
                continue;
            }

            try
            {
                await writer.AddAsync(entry);
            }
            catch (ArgumentException)
            {
                // The name of an attribute may contain what the format cannot.
                ThrowUnless(!entry.ExtendedAttributes.IsEmpty, shown);
            }
        }
    }
}
