using ImageGen.Oci.Layers.Compression;
using ImageGen.Oci.Layers.Tar;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.Oci.Layouts;

/// <summary>A tar archive whose files can be read in any order. Nothing is written to the disk, and only files are found: no links, no devices.</summary>
internal sealed class ArchiveFile : IDisposable
{
    private const int MaxFiles = 100_000;

    private readonly SafeFileHandle _handle;
    private readonly Dictionary<string, (long Start, long Size)> _files = new(StringComparer.Ordinal);

    private ArchiveFile(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
    }

    public string Path { get; }

    /// <exception cref="InvalidImageException">The file is not a valid archive.</exception>
    public static async Task<ArchiveFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var archive = new ArchiveFile(path, File.OpenHandle(path, options: FileOptions.Asynchronous));
        try
        {
            await archive.ReadEntriesAsync(cancellationToken).ConfigureAwait(false);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public long? FindSize(string name) => _files.TryGetValue(name, out var file) ? file.Size : null;

    /// <summary>Opens a file; <see langword="null"/> if the archive does not have it.</summary>
    public Stream? TryOpen(string name) => _files.TryGetValue(name, out var file) ? new FilePartStream(_handle, file.Start, file.Size) : null;

    /// <summary>Reads a document into memory; <see langword="null"/> if the archive does not have it.</summary>
    public async Task<byte[]?> ReadDocumentAsync(string name, CancellationToken cancellationToken)
    {
        var stream = TryOpen(name);
        return stream is null ? null : await DocumentContent.ReadAsync(stream, name, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _handle.Dispose();

    private async Task ReadEntriesAsync(CancellationToken cancellationToken)
    {
        var stream = new FilePartStream(_handle, start: 0, RandomAccess.GetLength(_handle));
        if (await LayerDecompression.IsCompressedAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidImageException($"The archive '{Path}' is compressed. Decompress it first, because its files are read in any order.");
        }

        stream.Position = 0;
        var input = new TarInput(stream);
        while (await TarEntryReader.ReadAsync(input, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            if (entry.Type is LayerEntryType.File)
            {
                _files[entry.Path] = (stream.Position, entry.Size);
            }
            else
            {
                // A later entry of the same name replaces an earlier one.
                _ = _files.Remove(entry.Path);
            }

            if (_files.Count > MaxFiles)
            {
                throw new InvalidImageException($"The archive '{Path}' has more than {MaxFiles} files. Check that it is an image.");
            }
        }
    }
}
