using ImageGen.BuildKit.Files.Folders;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files;

/// <summary>
/// A file or socket that a build was given by its path, as it was when the build began: a secret, an agent. The path may lead over links,
/// as mounted secrets do; where it leads to must not change while a daemon is at work.
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

    /// <summary>Whether anything was there when the build began.</summary>
    public bool IsThere => _status is not null;

    /// <summary>Looks at what a path leads to now.</summary>
    public static GivenFile Of(string path)
    {
        try
        {
            // Windows does not tell files apart by their names alone: there, it is only whether there is one.
            return new GivenFile(path, OperatingSystem.IsWindows() ? (File.Exists(path) ? default(EntryStatus) : null) : UnixFolder.ReadStatus(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What may not be looked at may be read all the same, or fails then in better words.
            return new GivenFile(path, e is FileNotFoundException or DirectoryNotFoundException ? null : default(EntryStatus));
        }
    }

    /// <exception cref="ReplacedEntryException">What was opened is not what the path led to when the build began.</exception>
    public void RequireSame(SafeFileHandle opened) => RequireSame(FolderHandle.StatusOf(opened));

    /// <exception cref="ReplacedEntryException">The path does not lead to where it led when the build began.</exception>
    /// <exception cref="IOException">It cannot be looked at.</exception>
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
            throw new ReplacedEntryException($"'{_path}' was replaced after the build had begun, and is not used. Stop what replaces it, and build again.");
        }
    }
}
