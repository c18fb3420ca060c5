using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files;

/// <summary>
/// Opens the files of a context again that were listed before. Each is reached over folders alone, and is the file that was listed:
/// somebody who puts a link or another file in its place does not have that one sent. Not for two threads.
/// </summary>
public sealed class EntryFiles : IDisposable
{
    private SourceRoot? _root;
    private FolderChain? _folders;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="BuildContextException">It is gone, cannot be read, or is not the one that was listed.</exception>
    internal SafeFileHandle Open(ContextEntry entry)
    {
        try
        {
            var file = FoldersOf(entry.Root!).EnterParent(entry.Path, out var name).OpenFile(name);
            if (entry.IsSameFileAs(FolderHandle.StatusOf(file)))
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

    /// <summary>Opens a file or a folder; <see langword="null"/> where it is gone, or this user may not read it.</summary>
    /// <exception cref="BuildContextException">It cannot be opened, or is not the one that was listed.</exception>
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

    private FolderChain FoldersOf(SourceRoot root)
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
