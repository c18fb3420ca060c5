using ImageGen.Oci.Layouts;

namespace ImageGen.Oci;

/// <summary>A folder in OCI image layout. It may be hostile: links in it are not followed, and each content is compared with its digest.</summary>
public sealed class OciLayout : IContentSource
{
    private OciLayout(string path, ImageIndex index)
    {
        Path = path;
        Index = index;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The index of the layout, with the images in it.</summary>
    public ImageIndex Index { get; }

    /// <summary>Opens a layout.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InvalidImageException">The folder is not a valid layout.</exception>
    public static OciLayout Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = System.IO.Path.GetFullPath(path);
        LayoutFiles.CheckMarker(Read(folder, LayoutFiles.MarkerName), folder);
        return new OciLayout(folder, ImageIndex.Parse(Read(folder, LayoutFiles.IndexName)));
    }

    /// <summary>
    /// Writes a layout with images and all their contents. Contents that the folder has are kept, and <c>index.json</c> is replaced at the end.
    /// </summary>
    /// <param name="path">The folder. It is created if it does not exist.</param>
    /// <param name="images">The manifests or indexes, with a reference, a tag alone, or no name.</param>
    /// <param name="source">The place that has the contents.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ContentNotFoundException">The source does not have a content.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task WriteAsync(string path, IReadOnlyList<(Descriptor Descriptor, string? Name)> images, IContentSource source, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(source);
        foreach (var content in await ImageGraph.ListAsync(images.Select(static image => image.Descriptor), source, cancellationToken).ConfigureAwait(false))
        {
            var file = System.IO.Path.Combine(path, LayoutFiles.PathOf(content.Digest));
            if (new FileInfo(file) is not { Exists: true } existing || existing.Length != content.Size)
            {
                await WriteFileAsync(file, await source.OpenAsync(content, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }
        }

        _ = Directory.CreateDirectory(System.IO.Path.Combine(path, LayoutFiles.BlobsName));
        await WriteFileAsync(System.IO.Path.Combine(path, LayoutFiles.MarkerName), new MemoryStream(LayoutFiles.Marker.ToArray()), cancellationToken).ConfigureAwait(false);
        await WriteFileAsync(System.IO.Path.Combine(path, LayoutFiles.IndexName), new MemoryStream(LayoutFiles.CreateIndex(images)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the image with a name, which is a tag or a reference.</summary>
    /// <returns>The descriptor of its manifest or index; <see langword="null"/> if no image has the name.</returns>
    public Descriptor? Find(string name) => LayoutFiles.Find(Index.Manifests, name);

    /// <inheritdoc/>
    /// <exception cref="ContentNotFoundException">The layout does not have the content.</exception>
    public Task<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        cancellationToken.ThrowIfCancellationRequested();
        var file = new FileInfo(System.IO.Path.Combine(Path, LayoutFiles.PathOf(descriptor.Digest)));
        return descriptor.Size == 0 ? Task.FromResult<Stream>(new VerifiedStream(Stream.Null, descriptor))
            : IsFile(file) && file.Length == descriptor.Size ? Task.FromResult<Stream>(new VerifiedStream(OpenFile(file), descriptor))
            : throw new ContentNotFoundException(descriptor, $"The OCI layout '{Path}'");
    }

    private static byte[] Read(string folder, string name)
    {
        var file = new FileInfo(System.IO.Path.Combine(folder, name));
        if (!IsFile(file))
        {
            throw LayoutFiles.Missing(name, folder);
        }

        return file.Length <= Documents.ImageDocument.MaxSize
            ? File.ReadAllBytes(file.FullName)
            : throw new InvalidImageException($"The file '{file.FullName}' has {file.Length} bytes, and the limit is {Documents.ImageDocument.MaxSize}. Check that the folder is an OCI layout.");
    }

    /// <summary>Whether a path is a file and not a link. A pipe or a device has no length, and opening it could block.</summary>
    private static bool IsFile(FileInfo file) => file.Exists && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.Length > 0;

    private static FileStream OpenFile(FileInfo file) => new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, FileOptions.Asynchronous);

    private static async Task WriteFileAsync(string file, Stream content, CancellationToken cancellationToken)
    {
        await using var closed = content.ConfigureAwait(false);
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var temporary = $"{file}.{System.IO.Path.GetRandomFileName()}";
        try
        {
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await content.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
