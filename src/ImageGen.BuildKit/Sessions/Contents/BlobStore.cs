using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Sessions.Contents;

/// <summary>
/// A folder in the OCI image layout, as a store of blobs: <c>blobs/sha256/…</c>. Its own path may lead over links; what is in it is
/// reached over folders and files alone, so that a daemon gets and writes nothing else.
/// </summary>
internal sealed class BlobStore(string folder) : IDisposable
{
    private const string Algorithm = "sha256:";

    private readonly Lock _lock = new();
    private FolderHandle? _root;

    /// <summary>The status of a blob; <see langword="null"/> where there is none.</summary>
    /// <exception cref="FormatException">The text is not a digest of the algorithm that is used here.</exception>
    /// <exception cref="IOException">There is something else in its place.</exception>
    public EntryStatus? Find(string digest)
    {
        var name = NameOf(digest);
        try
        {
            using var blobs = OpenBlobs();
            return blobs.FindStatus(name) is not { } status ? null
                : status.Kind == EntryKind.File ? status
                : throw new ReplacedEntryException($"The blob {digest} in '{folder}' is not a file, and is not read: a layout holds no links. Copy the files that its links lead to into it.");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens a blob for reading.</summary>
    /// <exception cref="IOException">It cannot be read, or is not a file.</exception>
    public SafeFileHandle Open(string digest)
    {
        using var blobs = OpenBlobs();
        var file = blobs.OpenFile(NameOf(digest));
        if (FolderHandle.StatusOf(file).Kind == EntryKind.File)
        {
            return file;
        }

        file.Dispose();
        throw new ReplacedEntryException($"The blob {digest} in '{folder}' is not a file.");
    }

    /// <summary>Begins a blob. Until it is committed, it is in a file that no other blob has.</summary>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public BlobWriter Write() => new(this, Root().OpenOrCreateFolder("ingest"), Guid.NewGuid().ToString("n"));

    /// <summary>Puts what was written in the place of a blob.</summary>
    /// <exception cref="IOException">Nothing can be written there.</exception>
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
