using System.Runtime.Versioning;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>
/// A folder on Windows. While it is open, others cannot rename or delete it or its parents. Its path therefore always refers to
/// the same folder, and entries are accessed by their paths.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsFolder : FolderHandle
{
    private readonly SafeFileHandle _handle;
    private readonly string _path;

    private WindowsFolder(SafeFileHandle handle, string path)
    {
        _handle = handle;
        _path = path;
        Status = ReadStatus(handle);
    }

    public override EntryStatus Status { get; }

    public override string ListingPath => _path;

    public static WindowsFolder OpenPath(string path) => new(WindowsCalls.OpenFolder(Path.GetFullPath(path), followsLink: true), Path.GetFullPath(path));

    public static EntryStatus ReadStatus(SafeFileHandle file)
    {
        var information = WindowsCalls.GetInformation(file);
        var kind = information.IsDirectory ? EntryKind.Directory : EntryKind.File;
        return new EntryStatus
        {
            Kind = kind,
            Mode = ModeOf(kind, information.Attributes),
            Size = kind == EntryKind.File ? information.Size : 0,
            ModifiedNanoseconds = Nanoseconds(information.LastWriteTime),
            Device = information.VolumeSerialNumber,
            Inode = information.FileIndex,
        };
    }

    public override FolderHandle OpenFolder(ReadOnlySpan<char> name)
    {
        var path = PathOf(name);
        var handle = WindowsCalls.OpenFolder(path, followsLink: false);
        var information = WindowsCalls.GetInformation(handle);
        // From here on the path is stable. Folders of cloud drives are reparse points too, but not links.
        if (information.IsDirectory && new DirectoryInfo(path).LinkTarget is null)
        {
            return new WindowsFolder(handle, path);
        }

        handle.Dispose();
        throw new ReplacedEntryException(information.IsDirectory ? "It is a link." : "It is not a folder.");
    }

    public override SafeFileHandle OpenFile(ReadOnlySpan<char> name)
    {
        var path = PathOf(name);
        if (GetStatus(name).Kind == EntryKind.SymbolicLink)
        {
            throw new ReplacedEntryException("It is a link.");
        }

        // If somebody replaces the file with a link meanwhile, the two handles refer to different files.
        using var named = WindowsCalls.OpenName(path);
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var (expected, opened) = (WindowsCalls.GetInformation(named), WindowsCalls.GetInformation(handle));
        if (expected.FileIndex == opened.FileIndex && expected.VolumeSerialNumber == opened.VolumeSerialNumber)
        {
            return handle;
        }

        handle.Dispose();
        throw new ReplacedEntryException("It is a link.");
    }

    public override EntryStatus GetStatus(ReadOnlySpan<char> name)
    {
        var file = new FileInfo(PathOf(name));
        var attributes = file.Attributes;
        if (attributes == (FileAttributes)(-1))
        {
            throw new FileNotFoundException("The file does not exist.", name.ToString());
        }

        // Other reparse points (deduplicated or cloud files) behave like files.
        var kind = attributes.HasFlag(FileAttributes.ReparsePoint) && file.LinkTarget is not null ? EntryKind.SymbolicLink
            : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Directory
            : attributes.HasFlag(FileAttributes.Device) ? EntryKind.CharacterDevice
            : EntryKind.File;
        return new EntryStatus
        {
            Kind = kind,
            Mode = ModeOf(kind, attributes),
            Size = kind == EntryKind.File ? file.Length : 0,
            ModifiedNanoseconds = Nanoseconds(file.LastWriteTimeUtc),
        };
    }

    public override string? ReadLink(ReadOnlySpan<char> name) => new FileInfo(PathOf(name)).LinkTarget;

    public override SafeFileHandle CreateFile(ReadOnlySpan<char> name) => File.OpenHandle(PathOf(name), FileMode.CreateNew, FileAccess.Write, FileShare.Delete);

    public override void CreateFolder(ReadOnlySpan<char> name)
    {
        var path = PathOf(name);
        if (Path.Exists(path))
        {
            throw new IOException($"'{name}' already exists.");
        }

        _ = Directory.CreateDirectory(path);
    }

    public override void CreateLink(ReadOnlySpan<char> name, string target) => File.CreateSymbolicLink(PathOf(name), target);

    public override void CreateSpecial(ReadOnlySpan<char> name, SpecialFile file) => throw new PlatformNotSupportedException("Windows does not support FIFOs and device files.");

    public override void CreateHardLink(ReadOnlySpan<char> name, FolderHandle folder, ReadOnlySpan<char> file) =>
        WindowsCalls.CreateHardLink(PathOf(name), ((WindowsFolder)folder).PathOf(file));

    public override void Move(ReadOnlySpan<char> name, FolderHandle folder, ReadOnlySpan<char> newName) =>
        File.Move(PathOf(name), ((WindowsFolder)folder).PathOf(newName), overwrite: true);

    public override void Delete(ReadOnlySpan<char> name) => File.Delete(PathOf(name));

    public override void SetModified(ReadOnlySpan<char> name, long nanoseconds) => File.SetLastWriteTimeUtc(PathOf(name), EntryStatus.ToDateTime(nanoseconds));

    /// <summary>Does nothing: Windows has other permissions, which are inherited from the parent folder.</summary>
    public override void SetMode(UnixFileMode mode)
    {
    }

    public override void SetModified(long nanoseconds) => Directory.SetLastWriteTimeUtc(_path, EntryStatus.ToDateTime(nanoseconds));

    public override void Dispose() => _handle.Dispose();

    private static int ModeOf(EntryKind kind, FileAttributes attributes)
    {
        // On Windows, every file is executable; the docker CLI sends the same permissions.
        const int EverybodysMode = 0b111_101_101;
        const int EverybodysReadOnlyMode = 0b101_101_101;
        return kind == EntryKind.File && attributes.HasFlag(FileAttributes.ReadOnly) ? EverybodysReadOnlyMode : EverybodysMode;
    }

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private string PathOf(ReadOnlySpan<char> name) => name is "" or "." or ".." || name.IndexOfAny('/', '\\', ':') >= 0
        ? throw new IOException($"'{name}' is not a valid file name.")
        : Path.Join(_path, name);
}
