using System.Security.Cryptography;

namespace ImageGen.BuildKit.Sessions.Contents;

/// <summary>A blob that is being written.</summary>
internal sealed class BlobWriter : IAsyncDisposable
{
    private readonly BlobStore _store;
    private readonly string _path;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public BlobWriter(BlobStore store, string path)
    {
        _store = store;
        _path = path;
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
    }

    /// <summary>How many bytes were written.</summary>
    public long Length { get; private set; }

    /// <summary>The digest of what was written so far.</summary>
    public string Digest => "sha256:" + Convert.ToHexStringLower(_hash.GetCurrentHash());

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        _hash.AppendData(data.Span);
        await _file.WriteAsync(data, cancellationToken).ConfigureAwait(false);
        Length += data.Length;
    }

    /// <summary>Puts the blob in its place.</summary>
    public async ValueTask CommitAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        var path = _store.PathOf(Digest);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(_path, path, overwrite: true);
    }

    /// <summary>Removes what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        _hash.Dispose();
        File.Delete(_path);
    }
}
