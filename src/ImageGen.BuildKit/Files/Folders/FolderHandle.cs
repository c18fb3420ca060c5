using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>
/// A folder that is held open: a name in it stays a name in this very folder, whatever becomes of the folder's path meanwhile.
/// Names are single names, and no call follows a link that one of them may be.
/// </summary>
internal abstract class FolderHandle : IDisposable
{
    /// <summary>The folder's own status, as it was when it was opened.</summary>
    public abstract EntryStatus Status { get; }

    /// <summary>A path by which the framework lists the names in this folder.</summary>
    public abstract string ListingPath { get; }

    /// <summary>Opens a folder by its path, which may lead over links.</summary>
    /// <exception cref="IOException">There is no such folder, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public static FolderHandle Open(string path) => OperatingSystem.IsWindows() ? WindowsFolder.OpenPath(path) : UnixFolder.OpenPath(path);

    /// <summary>The status of an open file.</summary>
    /// <exception cref="IOException">The system does not report it.</exception>
    public static EntryStatus StatusOf(SafeFileHandle file) => OperatingSystem.IsWindows() ? WindowsFolder.ReadStatus(file) : UnixFolder.ReadStatus(file);

    /// <summary>Opens a folder in this one.</summary>
    /// <exception cref="ReplacedEntryException">The name is that of a link or a file.</exception>
    /// <exception cref="IOException">There is no such folder, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public abstract FolderHandle OpenFolder(ReadOnlySpan<char> name);

    /// <summary>Opens a file for reading, at once: a FIFO does not wait for its other end.</summary>
    /// <exception cref="ReplacedEntryException">The name is that of a link.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public abstract SafeFileHandle OpenFile(ReadOnlySpan<char> name);

    /// <summary>The status of a name.</summary>
    /// <exception cref="FileNotFoundException">There is no such name.</exception>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public abstract EntryStatus GetStatus(ReadOnlySpan<char> name);

    /// <summary>The target of a link, as it is written in the link; <see langword="null"/> where the name is not a link.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public abstract string? ReadLink(ReadOnlySpan<char> name);

    /// <summary>Creates a file for writing under a name that nothing has.</summary>
    /// <exception cref="IOException">Something has the name, or the file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract SafeFileHandle CreateFile(ReadOnlySpan<char> name);

    /// <summary>Creates a folder that is its owner's alone, under a name that nothing has.</summary>
    /// <exception cref="IOException">Something has the name, or the folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void CreateFolder(ReadOnlySpan<char> name);

    /// <summary>Creates a symbolic link under a name that nothing has.</summary>
    /// <exception cref="IOException">Something has the name, or the link cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void CreateLink(ReadOnlySpan<char> name, string target);

    /// <summary>Creates a FIFO or a device under a name that nothing has.</summary>
    /// <exception cref="IOException">Something has the name, or it cannot be created: only root may create devices.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has nothing of this kind.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void CreateSpecial(ReadOnlySpan<char> name, SpecialFile file);

    /// <summary>Gives a file in another folder a name in this one, which nothing has.</summary>
    /// <exception cref="IOException">Something has the name, or the file cannot have another.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void CreateHardLink(ReadOnlySpan<char> name, FolderHandle folder, ReadOnlySpan<char> file);

    /// <summary>Puts a name in the place of another one in the same folder.</summary>
    /// <exception cref="IOException">It cannot be put there.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public void Rename(ReadOnlySpan<char> name, ReadOnlySpan<char> newName) => Move(name, this, newName);

    /// <summary>Puts a name in the place of one in another folder.</summary>
    /// <exception cref="IOException">It cannot be put there.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to one of the folders.</exception>
    public abstract void Move(ReadOnlySpan<char> name, FolderHandle folder, ReadOnlySpan<char> newName);

    /// <summary>Removes whatever has a name, unless it is a folder or not there.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write to the folder.</exception>
    public abstract void Delete(ReadOnlySpan<char> name);

    /// <summary>Sets the time of the last change of a link or a special file.</summary>
    /// <exception cref="IOException">It cannot be set.</exception>
    public abstract void SetModified(ReadOnlySpan<char> name, long nanoseconds);

    /// <summary>Sets the folder's own permissions.</summary>
    /// <exception cref="IOException">They cannot be set.</exception>
    public abstract void SetMode(UnixFileMode mode);

    /// <summary>Sets the folder's own time of the last change.</summary>
    /// <exception cref="IOException">It cannot be set.</exception>
    public abstract void SetModified(long nanoseconds);

    /// <summary>The status of a name; <see langword="null"/> where nothing has it.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
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

    /// <summary>Opens a folder in this one, which is created where it is missing.</summary>
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
                // Another build was faster.
            }
        }

        return OpenFolder(name);
    }

    public abstract void Dispose();

    /// <summary>What a folder gets that is created on the way: as <c>mkdir</c> has it with the usual umask.</summary>
    private const UnixFileMode SharedFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
}
