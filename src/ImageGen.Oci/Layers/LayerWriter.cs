using ImageGen.Oci.Layers.Compression;
using ImageGen.Oci.Layers.Tar;

namespace ImageGen.Oci;

/// <summary>
/// Writes a layer: entries as tar, compressed in parallel. Its memory is bounded by 64 MB, whatever the size of the layer is. The bytes depend on the
/// entries and the compression alone.
/// </summary>
public sealed class LayerWriter : IAsyncDisposable
{
    /// <summary>The record of GNU tar. Some readers require a complete record at the end.</summary>
    private const int RecordSize = 20 * TarFormat.BlockSize;

    private const int CopySize = 128 * 1024;
    private const long MaxId = uint.MaxValue;

    private readonly LayerCompression _compression;
    private readonly HashingStream _compressed;
    private readonly HashingStream _plain;
    private readonly ParallelCompressor? _compressor;
    private readonly byte[] _buffer = new byte[CopySize];
    private bool _isEnded;

    /// <summary>Creates a writer.</summary>
    /// <param name="destination">The stream that gets the layer. It stays open.</param>
    /// <param name="compression">The compression.</param>
    public LayerWriter(Stream destination, LayerCompression compression)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(compression);
        _compression = compression;
        _compressed = new HashingStream(destination);
        _compressor = compression.CreateFormat() is { } format ? new ParallelCompressor(_compressed, format, Environment.ProcessorCount) : null;
        _plain = _compressor is null ? _compressed : new HashingStream(Stream.Null);
    }

    /// <summary>Whether the media type is Docker's and not OCI's. Default: <see langword="false"/>.</summary>
    public bool UsesDockerMediaType { get; init; }

    /// <summary>Adds an entry. The writer cannot be used after an exception.</summary>
    /// <param name="entry">The entry. The folders of its path should be before it.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ArgumentException">The entry is not valid: its path is not relative and normalized, a link has no target, or a number is out of range.</exception>
    /// <exception cref="IOException">The content is longer or shorter than <see cref="LayerEntry.Size"/>, or cannot be read or written.</exception>
    public async Task AddAsync(LayerEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Check(entry);
        ObjectDisposedException.ThrowIf(_isEnded, this);
        _isEnded = true;
        await WriteAsync(TarEntryHeaders.Create(entry), cancellationToken).ConfigureAwait(false);
        if (entry.Size > 0)
        {
            await CopyAsync(entry, cancellationToken).ConfigureAwait(false);
            await WriteZerosAsync(TarFormat.PaddingOf(entry.Size), cancellationToken).ConfigureAwait(false);
        }

        _isEnded = false;
    }

    /// <summary>Writes the end of the layer, and flushes the destination.</summary>
    /// <returns>The descriptor of the layer, and its digest without compression.</returns>
    /// <exception cref="IOException">The destination cannot be written.</exception>
    public async Task<Layer> CompleteAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isEnded, this);
        _isEnded = true;
        await WriteZerosAsync(2 * TarFormat.BlockSize, cancellationToken).ConfigureAwait(false);
        var beyond = (int)(_plain.Length % RecordSize);
        await WriteZerosAsync(beyond == 0 ? 0 : RecordSize - beyond, cancellationToken).ConfigureAwait(false);
        if (_compressor is not null)
        {
            await _compressor.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        await _compressed.FlushAsync(cancellationToken).ConfigureAwait(false);
        return new Layer(new Descriptor(_compression.MediaType(UsesDockerMediaType), _compressed.GetDigest(), _compressed.Length), _plain.GetDigest());
    }

    /// <summary>Frees the compressors. The destination stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        _isEnded = true;
        if (_compressor is not null)
        {
            await _compressor.DisposeAsync().ConfigureAwait(false);
        }

        await _plain.DisposeAsync().ConfigureAwait(false);
        await _compressed.DisposeAsync().ConfigureAwait(false);
    }

    private static void Check(LayerEntry entry)
    {
        Require(EntryPath.IsNormal(entry.Path), entry, "its path is not relative and normalized. Use '/' between the parts, and no '..'.");
        var isLink = entry.Type is LayerEntryType.SymbolicLink or LayerEntryType.HardLink;
        Require(isLink == !string.IsNullOrEmpty(entry.LinkTarget) && entry.LinkTarget?.Contains('\0', StringComparison.Ordinal) is not true, entry, "a link has a target, and nothing else has one. Check LinkTarget.");
        Require(entry.Type is not LayerEntryType.HardLink || EntryPath.IsNormal(entry.LinkTarget!), entry, "the target of a hard link is a path in the layer. Use '/' between the parts, and no '..'.");
        Require(entry.Size >= 0 && (entry.Size == 0 || entry is { Type: LayerEntryType.File, Open: not null }), entry, "only a file with Open has a size. Check Size and Type.");
        Require(entry.UserId is >= 0 and <= MaxId && entry.GroupId is >= 0 and <= MaxId && entry is { DeviceMajor: >= 0, DeviceMinor: >= 0 }, entry, "a number is out of range. Check UserId, GroupId and the numbers of the device.");
        Require(entry.ExtendedAttributes.Keys.All(static name => name.Length > 0 && name.AsSpan().IndexOfAny('=', '\0', '\n') < 0), entry, "the name of an extended attribute is not valid. Check ExtendedAttributes.");
    }

    private static void Require(bool isValid, LayerEntry entry, string problem)
    {
        if (!isValid)
        {
            throw new ArgumentException($"The entry '{entry.Path}' cannot be written to a layer: {problem}", nameof(entry));
        }
    }

    private static IOException Changed(LayerEntry entry, string difference) =>
        new($"The content of '{entry.Path}' is {difference} than {entry.Size} bytes. Check that nothing changes the file while it is read.");

    private async ValueTask CopyAsync(LayerEntry entry, CancellationToken cancellationToken)
    {
        var content = entry.Open!();
        await using var closed = content.ConfigureAwait(false);
        var rest = entry.Size;
        int read;
        while ((read = await content.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            rest -= read;
            if (rest < 0)
            {
                throw Changed(entry, "longer");
            }

            await WriteAsync(_buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        if (rest > 0)
        {
            throw Changed(entry, "shorter");
        }
    }

    private async ValueTask WriteZerosAsync(int count, CancellationToken cancellationToken)
    {
        if (count > 0)
        {
            await WriteAsync(new byte[count], cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _plain.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        if (_compressor is not null)
        {
            await _compressor.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
    }
}
