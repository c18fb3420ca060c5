using System.Runtime.CompilerServices;
using ImageGen.Oci.Layers.Compression;
using ImageGen.Oci.Layers.Tar;

namespace ImageGen.Oci;

/// <summary>Reads the entries of layers. The layer may be hostile: its paths stay in the image, and the memory is bounded.</summary>
public static class LayerReader
{
    /// <summary>
    /// Reads the entries of a layer: tar in the formats of GNU, PAX or POSIX, without compression, with gzip or with zstd. Whiteouts are entries as
    /// all others.
    /// </summary>
    /// <param name="layer">The layer. It is read to its end, and stays open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries. The content of an entry can be read until the next one is read.</returns>
    /// <exception cref="InvalidImageException">The layer is not valid.</exception>
    public static async IAsyncEnumerable<LayerEntry> ReadAsync(Stream layer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var archive = await LayerDecompression.OpenAsync(layer, cancellationToken).ConfigureAwait(false);
        await using var closed = archive.ConfigureAwait(false);
        var input = new TarInput(archive);
        while (await TarEntryReader.ReadAsync(input, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            // The root of the image always exists. As in containerd, an entry for it is ignored.
            if (entry.Path.Length > 0)
            {
                yield return entry;
            }
        }
    }
}
