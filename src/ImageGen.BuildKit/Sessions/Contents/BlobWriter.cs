using System.Security.Cryptography;
using ImageGen.BuildKit.Files.Folders;

namespace ImageGen.BuildKit.Sessions.Contents;

/// <summary>Writes a blob.</summary>
internal sealed class BlobWriter : IAsyncDisposable
{
    private readonly BlobStore _store;
    private readonly FolderHandle _ingest;
    private readonly string _name;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="store">The destination.</param>
    /// <param name="ingest">The folder of the temporary file. It is disposed with the writer.</param>
    /// <param name="name">The name of the temporary file.</param>
    public BlobWriter(BlobStore store, FolderHandle ingest, string name)
    {
        _store = store;
        _ingest = ingest;
        _name = name;
        _file = new FileStream(ingest.CreateFile(name), FileAccess.Write, bufferSize: 0, isAsync: false);
    }

    /// <summary>The number of written bytes.</summary>
    public long Length { get; private set; }

    /// <summary>The digest of the written bytes.</summary>
    public string Digest => "sha256:" + Convert.ToHexStringLower(_hash.GetCurrentHash());

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        _hash.AppendData(data.Span);
        await _file.WriteAsync(data, cancellationToken).ConfigureAwait(false);
        Length += data.Length;
    }

    /// <summary>Moves the blob to its place in the store.</summary>
    public async ValueTask CommitAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        _store.Commit(_ingest, _name, Digest);
    }

    /// <summary>Removes the temporary file if the blob was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        _hash.Dispose();
        _ingest.Delete(_name);
        _ingest.Dispose();
    }
}
