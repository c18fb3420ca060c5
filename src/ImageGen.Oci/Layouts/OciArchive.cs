using ImageGen.Oci.Layouts;

namespace ImageGen.Oci;

/// <summary>
/// A tar archive of an OCI layout. It may be hostile: only its files are read, links in it are not followed, and each content is compared with its
/// digest.
/// </summary>
public sealed class OciArchive : IContentSource, IDisposable
{
    private readonly ArchiveFile _file;

    private OciArchive(ArchiveFile file, ImageIndex index)
    {
        _file = file;
        Index = index;
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>The index of the layout, with the images in it.</summary>
    public ImageIndex Index { get; }

    /// <summary>Reads the list of files of an archive, and its index.</summary>
    /// <param name="path">The file. It must not be compressed.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <exception cref="InvalidImageException">The file is not a valid archive of a layout.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<OciArchive> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = await ArchiveFile.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            LayoutFiles.CheckMarker(await ReadDocumentAsync(file, LayoutFiles.MarkerName, cancellationToken).ConfigureAwait(false), path);
            return new OciArchive(file, ImageIndex.Parse(await ReadDocumentAsync(file, LayoutFiles.IndexName, cancellationToken).ConfigureAwait(false)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes an archive with images and all their contents. The same images have the same bytes.</summary>
    /// <param name="destination">The stream that gets the archive. It stays open.</param>
    /// <param name="images">The manifests or indexes, with a reference, a tag alone, or no name.</param>
    /// <param name="source">The place that has the contents.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ContentNotFoundException">The source does not have a content.</exception>
    /// <exception cref="IOException">The destination cannot be written.</exception>
    public static async Task WriteAsync(Stream destination, IReadOnlyList<(Descriptor Descriptor, string? Name)> images, IContentSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(source);
        var contents = await ImageGraph.ListAsync(images.Select(static image => image.Descriptor), source, cancellationToken).ConfigureAwait(false);
        var output = new ArchiveOutput(destination);
        await using var closed = output.ConfigureAwait(false);
        await output.AddAsync(LayoutFiles.MarkerName, LayoutFiles.Marker.ToArray(), cancellationToken).ConfigureAwait(false);
        await output.AddAsync(LayoutFiles.IndexName, LayoutFiles.CreateIndex(images), cancellationToken).ConfigureAwait(false);
        await output.AddFolderAsync(LayoutFiles.BlobsName, cancellationToken).ConfigureAwait(false);
        foreach (var algorithm in contents.Select(static content => content.Digest.Algorithm).Distinct().Order(StringComparer.Ordinal))
        {
            await output.AddFolderAsync($"{LayoutFiles.BlobsName}/{algorithm}", cancellationToken).ConfigureAwait(false);
        }

        foreach (var content in contents)
        {
            await output.AddAsync(LayoutFiles.PathOf(content.Digest), content, source, cancellationToken).ConfigureAwait(false);
        }

        await output.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the image with a name, which is a tag or a reference.</summary>
    /// <returns>The descriptor of its manifest or index; <see langword="null"/> if no image has the name.</returns>
    public Descriptor? Find(string name) => LayoutFiles.Find(Index.Manifests, name);

    /// <inheritdoc/>
    /// <exception cref="ContentNotFoundException">The archive does not have the content.</exception>
    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        cancellationToken.ThrowIfCancellationRequested();
        var name = LayoutFiles.PathOf(descriptor.Digest);
        return _file.FindSize(name) == descriptor.Size
            ? Task.FromResult<Stream>(new VerifiedStream(_file.TryOpen(name)!, descriptor))
            : throw new ContentNotFoundException(descriptor, $"The OCI archive '{Path}'");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private static async Task<byte[]> ReadDocumentAsync(ArchiveFile file, string name, CancellationToken cancellationToken) =>
        await file.ReadDocumentAsync(name, cancellationToken).ConfigureAwait(false) ?? throw LayoutFiles.Missing(name, file.Path);
}
