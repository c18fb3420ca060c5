using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files;

/// <summary>
/// A file or socket that the user gave to a build by its path, such as a secret or an agent, as it was when the build started. The path may
/// contain links, as mounted secrets do, but its target must not change while a daemon runs.
/// </summary>
internal sealed class GivenFile
{
    private readonly string _path;
    private readonly EntryStatus? _status;

    private GivenFile(string path, EntryStatus? status)
    {
        _path = path;
        _status = status;
    }

    /// <summary>Whether the path existed when the build started.</summary>
    public bool IsThere => _status is not null;

    /// <summary>Records the current target of a path.</summary>
    public static GivenFile Of(string path)
    {
        try
        {
            // Windows does not identify files by their names alone: there, only the existence is recorded.
            return new GivenFile(path, OperatingSystem.IsWindows() ? (File.Exists(path) ? default(EntryStatus) : null) : UnixFolder.ReadStatus(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file may still be readable; otherwise reading it fails with a better message.
            return new GivenFile(path, e is FileNotFoundException or DirectoryNotFoundException ? null : default(EntryStatus));
        }
    }

    /// <exception cref="ReplacedEntryException">The opened file is not the one that the path led to when the build started.</exception>
    public void RequireSame(SafeFileHandle opened) => RequireSame(FolderHandle.StatusOf(opened));

    /// <exception cref="ReplacedEntryException">The path no longer leads to the file that it led to when the build started.</exception>
    /// <exception cref="IOException">The status of the file cannot be read.</exception>
    public void RequireSame()
    {
        if (!OperatingSystem.IsWindows() && IsThere)
        {
            RequireSame(UnixFolder.ReadStatus(_path));
        }
    }

    private void RequireSame(in EntryStatus now)
    {
        if (_status is { Inode: not 0 } then && (then.Inode != now.Inode || then.Device != now.Device))
        {
            throw new ReplacedEntryException($"'{_path}' was replaced after the build had started, so it is not used. Stop the process that replaces it, and build again.");
        }
    }
}
