using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Sessions.Contents;

/// <summary>
/// A folder in OCI image layout as a store of blobs: <c>blobs/sha256/…</c>. The path of the folder may contain links, but its content is reached
/// only through real folders and files, so that a daemon cannot read or write anything else.
/// </summary>
internal sealed class BlobStore(string folder) : IDisposable
{
    private const string Algorithm = "sha256:";

    private readonly Lock _lock = new();
    private FolderHandle? _root;

    /// <summary>Finds the status of a blob; <see langword="null"/> if it is missing.</summary>
    /// <exception cref="FormatException">The text is not a sha256 digest.</exception>
    /// <exception cref="IOException">The entry is not a file.</exception>
    public EntryStatus? Find(string digest)
    {
        var name = NameOf(digest);
        try
        {
            using var blobs = OpenBlobs();
            return blobs.FindStatus(name) is not { } status ? null
                : status.Kind == EntryKind.File ? status
                : throw new ReplacedEntryException($"The blob {digest} in '{folder}' is not a file, so it is not read: a layout must not contain links. Replace the links by copies of their targets.");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens a blob for reading.</summary>
    /// <exception cref="IOException">The blob cannot be read, or is not a file.</exception>
    public SafeFileHandle Open(string digest)
    {
        using var blobs = OpenBlobs();
        var file = blobs.OpenFile(NameOf(digest));
        if (FolderHandle.GetFileStatus(file).Kind == EntryKind.File)
        {
            return file;
        }

        file.Dispose();
        throw new ReplacedEntryException($"The blob {digest} in '{folder}' is not a file.");
    }

    /// <summary>Starts writing a blob. Until it is committed, it is in a separate temporary file.</summary>
    /// <exception cref="IOException">The folder is not writable.</exception>
    public BlobWriter Write() => new(this, Root().OpenOrCreateFolder("ingest"), Guid.NewGuid().ToString("n"));

    /// <summary>Moves a written file to the place of its blob.</summary>
    /// <exception cref="IOException">The folder is not writable.</exception>
    public void Commit(FolderHandle ingest, string written, string digest)
    {
        using var blobs = Root().OpenOrCreateFolder("blobs");
        using var ofAlgorithm = blobs.OpenOrCreateFolder("sha256");
        ingest.Move(written, ofAlgorithm, NameOf(digest));
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _root?.Dispose();
        }
    }

    private static string NameOf(string digest) =>
        ImageDigest.TryParse(digest, out _) && digest.StartsWith(Algorithm, StringComparison.Ordinal)
            ? digest[Algorithm.Length..]
            : throw new FormatException($"'{digest}' is not a sha256 digest.");

    private FolderHandle OpenBlobs()
    {
        using var blobs = Root().OpenFolder("blobs");
        return blobs.OpenFolder("sha256");
    }

    private FolderHandle Root()
    {
        lock (_lock)
        {
            return _root ??= FolderHandle.Open(folder);
        }
    }
}
