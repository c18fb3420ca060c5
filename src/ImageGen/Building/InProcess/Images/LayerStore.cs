using System.Globalization;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Writes layers to the cache. A layer with the same files as an earlier one is not compressed again.</summary>
/// <param name="cache">The cache.</param>
/// <param name="usesEarlier">Whether a layer of an earlier build is used.</param>
internal sealed class LayerStore(ImageCache cache, bool usesEarlier)
{
    /// <param name="made">The layer.</param>
    /// <param name="slot">The place of the layer, such as an image and a number. If it had a layer before, that one is probably the same.</param>
    /// <param name="compression">The compression.</param>
    /// <param name="usesDockerMediaType">Whether the media type is Docker's.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<Layer> WriteAsync(StageLayer.Made made, string slot, LayerCompression compression, bool usesDockerMediaType, CancellationToken cancellationToken)
    {
        foreach (var content in made.Contents)
        {
            await content.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        var form = string.Create(CultureInfo.InvariantCulture, $"{compression.Kind}-{compression.Level}-{(usesDockerMediaType ? "docker" : "oci")}");
        if (usesEarlier && cache.TryGetNote("slot:" + slot, out _))
        {
            var plain = await WriteAsync(Stream.Null, made, LayerCompression.None, usesDockerMediaType, cancellationToken).ConfigureAwait(false);
            if (cache.TryGetNote(NoteOf(plain.DiffId, form), out var note) && LayerNote.Read(note) is { } known && await CachedLayers.IsWholeAsync(cache, known, cancellationToken).ConfigureAwait(false))
            {
                return new Layer(known, plain.DiffId);
            }
        }

        var writer = cache.CreateWriter();
        await using (writer.ConfigureAwait(false))
        {
            var layer = await WriteAsync(writer.Stream, made, compression, usesDockerMediaType, cancellationToken).ConfigureAwait(false);
            await writer.CommitAsync(layer.Descriptor, cancellationToken).ConfigureAwait(false);
            cache.SetNote(NoteOf(layer.DiffId, form), LayerNote.Write(layer.Descriptor));
            cache.SetNote("slot:" + slot, layer.DiffId.ToString());
            return layer;
        }
    }

    private static async Task<Layer> WriteAsync(Stream destination, StageLayer.Made made, LayerCompression compression, bool usesDockerMediaType, CancellationToken cancellationToken)
    {
        var writer = new LayerWriter(destination, compression) { UsesDockerMediaType = usesDockerMediaType };
        await using (writer.ConfigureAwait(false))
        {
            foreach (var entry in made.Entries)
            {
                await writer.AddAsync(entry, cancellationToken).ConfigureAwait(false);
            }

            return await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string NoteOf(ImageDigest diffId, string form) => $"layer:{diffId}:{form}";
}
