using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files;

/// <summary>
/// Opens the listed files of a context. Each is reached through real folders only, and must be the file that was listed: a link or
/// another file that somebody puts in its place is not sent. Not thread-safe.
/// </summary>
public sealed class EntryFiles : IDisposable
{
    private SourceRoot? _root;
    private FolderChain? _folders;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="BuildContextException">The file is missing, cannot be read, or was replaced after it was listed.</exception>
    internal SafeFileHandle Open(ContextEntry entry)
    {
        try
        {
            var file = OpenFolders(entry.Root!).EnterParent(entry.PathInRoot, out var name).OpenFile(name);
            if (entry.IsSameFileAs(FolderHandle.GetFileStatus(file)))
            {
                return file;
            }

            file.Dispose();
            throw ContextFailures.Replaced(entry.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ContextFailures.CannotRead(entry.Path, e);
        }
    }

    /// <summary>Opens a file or folder; <see langword="null"/> if it is missing, or this user may not read it.</summary>
    /// <exception cref="BuildContextException">The entry cannot be opened, or was replaced after it was listed.</exception>
    internal SafeFileHandle? OpenIfAllowed(ContextEntry entry)
    {
        try
        {
            return Open(entry);
        }
        catch (BuildContextException e) when (e.InnerException is FileNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Closes the folders that are held open.</summary>
    public void Dispose() => _folders?.Dispose();

    private FolderChain OpenFolders(SourceRoot root)
    {
        if (_folders is null || !ReferenceEquals(_root, root))
        {
            _folders?.Dispose();
            _folders = null;
            _folders = root.Open();
            _root = root;
        }

        return _folders;
    }
}
