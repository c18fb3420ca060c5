using System.Runtime.CompilerServices;
using ImageGen.Oci.Layers.Compression;
using ImageGen.Oci.Layers.Tar;

namespace ImageGen.Oci;

/// <summary>Reads the entries of layers. The layer may be hostile: its paths stay in the image, and the memory is bounded.</summary>
public static class LayerReader
{
    private const byte GnuSparse = (byte)'S';

    private static readonly long MinTime = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long MaxTime = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

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
        while (await NextAsync(input, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            // The root of the image always exists. As in containerd, an entry for it is ignored.
            if (entry.Path.Length > 0)
            {
                yield return entry;
            }
        }
    }

    private static async ValueTask<LayerEntry?> NextAsync(TarInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadEntryAsync(input, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (LayerDecompression.IsFailure(exception))
        {
            throw TarInput.Invalid(exception.Message, exception);
        }
    }

    private static async ValueTask<LayerEntry?> ReadEntryAsync(TarInput input, CancellationToken cancellationToken)
    {
        var extensions = new TarExtensions();
        while (await input.ReadBlockAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!input.Block.Span.ContainsAnyExcept((byte)0))
            {
                break;
            }

            var header = TarHeaderReader.Read(input.Block.Span) ?? throw TarInput.Invalid("a header of an entry is not valid");
            switch (header.Type)
            {
                case TarFormat.GnuLongName or TarFormat.GnuLongLink or TarFormat.PaxHeader:
                    extensions.Add(header.Type, await input.ReadHeaderContentAsync(header.Size, cancellationToken).ConfigureAwait(false));
                    break;
                case TarFormat.PaxGlobalHeader:
                    input.StartContent(header.Size);
                    break;
                case GnuSparse:
                    throw TarExtensions.Sparse();
                default:
                    return CreateEntry(input, extensions.Apply(header), extensions);
            }
        }

        await input.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static LayerEntry CreateEntry(TarInput input, TarHeaderValues header, TarExtensions extensions)
    {
        var name = TarInput.TextOf(header.Name);
        var type = TarTypes.FromByte(header.Type, name.EndsWith('/'))
            ?? throw TarInput.Invalid($"the entry '{name}' has the type {header.Type}, which is not supported");
        if (header.Size < 0 || header.UserId is < 0 or > uint.MaxValue || header.GroupId is < 0 or > uint.MaxValue)
        {
            throw TarInput.Invalid($"the entry '{name}' has the size {header.Size} and the owner {header.UserId}:{header.GroupId}");
        }

        // Only a file has a content. The size of other entries has no meaning, as in Go's archive/tar.
        var size = type is LayerEntryType.File ? header.Size : 0;
        input.StartContent(size);
        var target = TarInput.TextOf(header.LinkName);
        return new LayerEntry
        {
            Path = EntryPath.Normalize(name),
            Type = type,
            Mode = (UnixFileMode)(header.Mode & 0xFFF),
            UserId = header.UserId,
            GroupId = header.GroupId,
            ModifiedUtc = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(header.Modified, MinTime, MaxTime)),
            LinkTarget = type switch
            {
                LayerEntryType.SymbolicLink => target,
                LayerEntryType.HardLink => EntryPath.Normalize(target),
                _ => null,
            },
            Size = size,
            Open = type is LayerEntryType.File ? Opener(input, size) : null,
            ExtendedAttributes = extensions.GetAttributes(),
            DeviceMajor = (int)Math.Clamp(header.DeviceMajor, 0, int.MaxValue),
            DeviceMinor = (int)Math.Clamp(header.DeviceMinor, 0, int.MaxValue),
        };
    }

    private static Func<Stream> Opener(TarInput input, long size)
    {
        var content = new TarContentStream(input, size);
        return () => content;
    }
}
