using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files;

/// <summary>
/// A file or socket that the user gave to a build by its path, such as a secret or an agent, as it was when the build started. The path may
/// contain links, as mounted secrets do, but its target must not change while a daemon runs.
/// </summary>
internal sealed class PinnedFile
{
    private readonly string _path;
    private readonly EntryStatus? _status;

    private PinnedFile(string path, EntryStatus? status)
    {
        _path = path;
        _status = status;
    }

    /// <summary>Whether the path existed when the build started.</summary>
    public bool Exists => _status is not null;

    /// <summary>Records the current target of a path.</summary>
    public static PinnedFile Pin(string path)
    {
        try
        {
            // Windows does not identify files by their names alone: there, only the existence is recorded.
            return new PinnedFile(path, OperatingSystem.IsWindows() ? (File.Exists(path) ? default(EntryStatus) : null) : UnixFolder.ReadStatus(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file may still be readable; otherwise reading it fails with a better message.
            return new PinnedFile(path, e is FileNotFoundException or DirectoryNotFoundException ? null : default(EntryStatus));
        }
    }

    /// <exception cref="ReplacedEntryException">The opened file is not the one that the path led to when the build started.</exception>
    public void ThrowIfReplaced(SafeFileHandle opened) => ThrowIfReplaced(FolderHandle.GetFileStatus(opened));

    /// <exception cref="ReplacedEntryException">The path no longer leads to the file that it led to when the build started.</exception>
    /// <exception cref="IOException">The status of the file cannot be read.</exception>
    public void ThrowIfReplaced()
    {
        if (!OperatingSystem.IsWindows() && Exists)
        {
            ThrowIfReplaced(UnixFolder.ReadStatus(_path));
        }
    }

    private void ThrowIfReplaced(in EntryStatus now)
    {
        if (_status is { Inode: not 0 } then && (then.Inode != now.Inode || then.Device != now.Device))
        {
            throw new ReplacedEntryException($"'{_path}' was replaced after the build had started, so it is not used. Stop the process that replaces it, and build again.");
        }
    }
}
