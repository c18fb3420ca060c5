using System.Text;

namespace ImageGen.Oci.Layers.Tar;

/// <summary>Reads the blocks of an archive, and knows how much of the content of the current entry is left.</summary>
internal sealed class TarInput(Stream archive)
{
    private const int MaxHeaderContent = 1024 * 1024;
    private const int SkipSize = 64 * 1024;

    private readonly byte[] _block = new byte[TarFormat.BlockSize];
    private byte[]? _skipped;
    private long _rest;
    private int _padding;

    /// <summary>The number of the current entry, by which a content knows that it is not the current one any more.</summary>
    public long Entry { get; private set; }

    /// <summary>The place of the current content, in an archive in which one can seek.</summary>
    public long Position => archive.Position;

    /// <summary>The block that <see cref="ReadBlockAsync"/> read.</summary>
    public ReadOnlyMemory<byte> Block => _block;

    /// <summary>Reads the block after the current content.</summary>
    /// <returns><see langword="false"/> at the end of the stream.</returns>
    /// <exception cref="InvalidImageException">The archive ends in a block or a content.</exception>
    public async ValueTask<bool> ReadBlockAsync(CancellationToken cancellationToken)
    {
        Entry++;
        await SkipAsync(cancellationToken).ConfigureAwait(false);
        var read = await archive.ReadAtLeastAsync(_block, _block.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return read == _block.Length || (read == 0 ? false : throw Truncated());
    }

    /// <summary>Sets the length of the content that follows the current block.</summary>
    public void StartContent(long length)
    {
        if (length > long.MaxValue - TarFormat.BlockSize)
        {
            throw Truncated();
        }

        _rest = length;
        _padding = TarFormat.PaddingOf(length);
    }

    /// <summary>Reads the content of a header that belongs to the next entry.</summary>
    public async ValueTask<byte[]> ReadHeaderContentAsync(long length, CancellationToken cancellationToken)
    {
        if (length > MaxHeaderContent)
        {
            throw Invalid($"a header has {length} bytes, and the limit is {MaxHeaderContent}");
        }

        StartContent(length);
        var content = new byte[length];
        var read = 0;
        while (read < content.Length)
        {
            read += await ReadAsync(content.AsMemory(read), cancellationToken).ConfigureAwait(false);
        }

        return content;
    }

    /// <summary>Reads from the current content.</summary>
    /// <returns>The number of bytes; 0 at the end of the content.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = (int)Math.Min(buffer.Length, _rest);
        return count == 0 ? 0 : Advance(await archive.ReadAsync(buffer[..count], cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc cref="ReadAsync"/>
    public int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, _rest);
        return count == 0 ? 0 : Advance(archive.Read(buffer[..count]));
    }

    /// <summary>Reads what is after the end of the archive, so that a stream that compares a digest at its end does so.</summary>
    public async ValueTask ReadToEndAsync(CancellationToken cancellationToken)
    {
        _skipped ??= new byte[SkipSize];
        while (await archive.ReadAsync(_skipped, cancellationToken).ConfigureAwait(false) > 0)
        {
        }
    }

    public static InvalidImageException Invalid(string problem, Exception? cause = null) =>
        new($"The layer is not valid: {problem}. Check that it is complete, and a tar archive without compression, with gzip or with zstd.", cause);

    public static string TextOf(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);

    private static InvalidImageException Truncated() => Invalid("it ends in an entry");

    private async ValueTask SkipAsync(CancellationToken cancellationToken)
    {
        _rest += _padding;
        _padding = 0;
        if (archive.CanSeek)
        {
            archive.Position = _rest <= archive.Length - archive.Position ? archive.Position + _rest : throw Truncated();
            _rest = 0;
        }
        else if (_rest > 0)
        {
            _skipped ??= new byte[SkipSize];
            while (await ReadAsync(_skipped, cancellationToken).ConfigureAwait(false) > 0)
            {
            }
        }
    }

    private int Advance(int read)
    {
        _rest -= read;
        return read > 0 ? read : throw Truncated();
    }
}
