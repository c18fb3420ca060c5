using ImageGen.Oci.Layers.Compression;

namespace ImageGen.Oci.Layers.Tar;

/// <summary>Reads the entries of an archive: headers with the ones that belong to them, in the formats of GNU, PAX and POSIX.</summary>
internal static class TarEntryReader
{
    private const byte GnuSparse = (byte)'S';

    private static readonly long MinTime = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long MaxTime = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads an entry.</summary>
    /// <returns>The entry; <see langword="null"/> at the end of the archive. Its path is empty if it is the root.</returns>
    /// <exception cref="InvalidImageException">The archive is not valid.</exception>
    public static async ValueTask<LayerEntry?> ReadAsync(TarInput input, CancellationToken cancellationToken)
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
