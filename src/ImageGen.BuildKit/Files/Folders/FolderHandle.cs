using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>
/// An open folder. Names always refer to this very folder, even if its path is renamed or replaced meanwhile. All names are single names,
/// and no method follows a symbolic link with such a name.
/// </summary>
internal abstract class FolderHandle : IDisposable
{
    /// <summary>The folder's own status when it was opened.</summary>
    public abstract EntryStatus Status { get; }

    /// <summary>A path for listing the names in this folder.</summary>
    public abstract string ListingPath { get; }

    /// <summary>Opens a folder by its path, which may contain links.</summary>
    /// <exception cref="IOException">There is no such folder, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public static FolderHandle Open(string path) => OperatingSystem.IsWindows() ? WindowsFolder.OpenPath(path) : UnixFolder.OpenPath(path);

    /// <summary>Reads the status of an open file.</summary>
    /// <exception cref="IOException">The status cannot be read.</exception>
    public static EntryStatus GetFileStatus(SafeFileHandle file) => OperatingSystem.IsWindows() ? WindowsFolder.ReadStatus(file) : UnixFolder.ReadStatus(file);

    /// <summary>Opens a folder in this one.</summary>
    /// <exception cref="ReplacedEntryException">The name is that of a link or a file.</exception>
    /// <exception cref="IOException">There is no such folder, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public abstract FolderHandle OpenFolder(ReadOnlySpan<char> name);

    /// <summary>Opens a file for reading without blocking: a FIFO does not wait for a writer.</summary>
    /// <exception cref="ReplacedEntryException">The name is that of a link.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public abstract SafeFileHandle OpenFile(ReadOnlySpan<char> name);

    /// <summary>Reads the status of a name.</summary>
    /// <exception cref="FileNotFoundException">There is no such name.</exception>
    /// <exception cref="IOException">The status cannot be read.</exception>
    public abstract EntryStatus GetStatus(ReadOnlySpan<char> name);

    /// <summary>Reads the target of a link, as it is written in the link; <see langword="null"/> if the name is not a link.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public abstract string? ReadLink(ReadOnlySpan<char> name);

    /// <summary>Creates a file for writing under an unused name.</summary>
    /// <exception cref="IOException">The name exists, or the file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract SafeFileHandle CreateFile(ReadOnlySpan<char> name);

    /// <summary>Creates a folder with access for its owner only, under an unused name.</summary>
    /// <exception cref="IOException">The name exists, or the folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void CreateFolder(ReadOnlySpan<char> name);

    /// <summary>Creates a symbolic link under an unused name.</summary>
    /// <exception cref="IOException">The name exists, or the link cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void CreateLink(ReadOnlySpan<char> name, string target);

    /// <summary>Creates a FIFO or a device under an unused name.</summary>
    /// <exception cref="IOException">The name exists, or it cannot be created: only root may create devices.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has nothing of this kind.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void CreateSpecial(ReadOnlySpan<char> name, SpecialFile file);

    /// <summary>Creates a hard link to a file in another folder, under an unused name.</summary>
    /// <exception cref="IOException">The name exists, or the file does not support hard links.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void CreateHardLink(ReadOnlySpan<char> name, FolderHandle folder, ReadOnlySpan<char> file);

    /// <summary>Renames an entry within the folder; an existing entry is replaced.</summary>
    /// <exception cref="IOException">The entry cannot be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public void Rename(ReadOnlySpan<char> name, ReadOnlySpan<char> newName) => Move(name, this, newName);

    /// <summary>Moves an entry to another folder; an existing entry is replaced.</summary>
    /// <exception cref="IOException">The entry cannot be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to one of the folders.</exception>
    public abstract void Move(ReadOnlySpan<char> name, FolderHandle folder, ReadOnlySpan<char> newName);

    /// <summary>Deletes an entry that is not a folder; does nothing if it is missing.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void Delete(ReadOnlySpan<char> name);

    /// <summary>Sets the modification time of a link or a special file.</summary>
    /// <exception cref="IOException">It cannot be set.</exception>
    public abstract void SetModified(ReadOnlySpan<char> name, long nanoseconds);

    /// <summary>Sets the folder's own permissions.</summary>
    /// <exception cref="IOException">They cannot be set.</exception>
    public abstract void SetMode(UnixFileMode mode);

    /// <summary>Sets the folder's own modification time.</summary>
    /// <exception cref="IOException">It cannot be set.</exception>
    public abstract void SetModified(long nanoseconds);

    /// <summary>Reads the status of a name; <see langword="null"/> if it is missing.</summary>
    /// <exception cref="IOException">The status cannot be read.</exception>
    public EntryStatus? FindStatus(ReadOnlySpan<char> name)
    {
        try
        {
            return GetStatus(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens a folder in this one, and creates it if it is missing.</summary>
    /// <exception cref="ReplacedEntryException">The name is that of a link or a file.</exception>
    /// <exception cref="IOException">It cannot be created or opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public FolderHandle OpenOrCreateFolder(string name)
    {
        if (FindStatus(name) is null)
        {
            try
            {
                CreateFolder(name);
                var created = OpenFolder(name);
                created.SetMode(SharedFolder);
                return created;
            }
            catch (IOException) when (FindStatus(name) is { Kind: EntryKind.Directory })
            {
                // Another process created it meanwhile.
            }
        }

        return OpenFolder(name);
    }

    public abstract void Dispose();

    /// <summary>The permissions of created folders: those of <c>mkdir</c> with the usual umask.</summary>
    private const UnixFileMode SharedFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
}
