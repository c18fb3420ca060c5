using ImageGen.Oci.Layouts;

namespace ImageGen.Oci;

/// <summary>
/// A tar archive of <c>docker save</c>, for <c>docker load</c> and <c>podman load</c>. It may be hostile: only its files are read, links in it are not
/// followed, and each content is compared with its digest.
/// </summary>
public sealed class DockerArchive : IContentSource, IDisposable
{
    private readonly ArchiveFile _file;
    private readonly DockerArchiveReader _reader;

    private DockerArchive(ArchiveFile file, DockerArchiveReader reader, IReadOnlyList<DockerArchiveImage> images)
    {
        _file = file;
        _reader = reader;
        Images = images;
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>The images in the archive.</summary>
    public IReadOnlyList<DockerArchiveImage> Images { get; }

    /// <summary>Reads the list of files of an archive, and its images. Layers with compression are read, because their digests are not stored.</summary>
    /// <param name="path">The file. It must not be compressed, but its layers may be.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <exception cref="InvalidImageException">The file is not a valid archive of <c>docker save</c>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<DockerArchive> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = await ArchiveFile.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            var reader = new DockerArchiveReader(file);
            return new DockerArchive(file, reader, await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes an archive with images. The same images have the same bytes. Layers keep their compression: Docker Engine loads gzip since version 1.10
    /// and zstd since version 23.0.
    /// </summary>
    /// <param name="destination">The stream that gets the archive. It stays open.</param>
    /// <param name="images">The manifests, with a reference or no name. An image with several references is in the list for each of them.</param>
    /// <param name="source">The place that has the contents.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ArgumentException">A descriptor is not that of a manifest. Such an archive has no indexes.</exception>
    /// <exception cref="ImageReferenceException">A name is not a valid reference.</exception>
    /// <exception cref="ContentNotFoundException">The source does not have a content.</exception>
    /// <exception cref="IOException">The destination cannot be written.</exception>
    public static Task WriteAsync(Stream destination, IReadOnlyList<(Descriptor Descriptor, string? Name)> images, IContentSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(source);
        return new DockerArchiveWriter(destination, source).WriteAsync(images, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ContentNotFoundException">The archive does not have the content.</exception>
    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        cancellationToken.ThrowIfCancellationRequested();
        var stream = _reader.Manifests.TryGetValue(descriptor.Digest, out var manifest) ? new MemoryStream(manifest, writable: false)
            : _reader.Files.TryGetValue(descriptor.Digest, out var path) ? _file.TryOpen(path)
            : null;
        return stream is not null
            ? Task.FromResult<Stream>(new VerifiedStream(stream, descriptor))
            : throw new ContentNotFoundException(descriptor, $"The docker archive '{Path}'");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
