namespace ImageGen.Oci.Layouts;

/// <summary>Writes an archive of contents. Times and owners are zero, so that the same contents have the same bytes.</summary>
internal sealed class ArchiveOutput(Stream destination) : IAsyncDisposable
{
    private const UnixFileMode FolderMode = (UnixFileMode)0b111_101_101;

    private readonly LayerWriter _writer = new(destination, LayerCompression.None);

    public Task AddFolderAsync(string path, CancellationToken cancellationToken) =>
        _writer.AddAsync(new LayerEntry { Path = path, Type = LayerEntryType.Directory, Mode = FolderMode }, cancellationToken);

    public Task AddAsync(string path, byte[] content, CancellationToken cancellationToken) =>
        _writer.AddAsync(new LayerEntry { Path = path, Size = content.Length, Open = () => new MemoryStream(content) }, cancellationToken);

    public async Task AddAsync(string path, Descriptor content, IContentSource source, CancellationToken cancellationToken)
    {
        var stream = await source.OpenAsync(content, cancellationToken).ConfigureAwait(false);
        await using var closed = stream.ConfigureAwait(false);
        await _writer.AddAsync(new LayerEntry { Path = path, Size = content.Size, Open = () => stream }, cancellationToken).ConfigureAwait(false);
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => _writer.CompleteAsync(cancellationToken);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
