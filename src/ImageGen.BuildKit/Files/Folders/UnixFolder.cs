using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>A folder on Linux or macOS. Every system call takes an open folder and a name in it.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixFolder : FolderHandle
{
    private const int OwnerFolderMode = 0b111_000_000;
    private const int DefaultFileMode = 0b110_110_110;
    private const int OwnerFileMode = 0b110_000_000;
    private const int MaxTargetLength = 4096;
    private const uint CharacterDevice = 0x2000;
    private const uint BlockDevice = 0x6000;

    private static readonly bool HasProc = OperatingSystem.IsLinux() && Directory.Exists("/proc/self/fd");

    private readonly SafeFileHandle _handle;
    private readonly string? _path;

    private UnixFolder(SafeFileHandle handle, string? path)
    {
        _handle = handle;
        _path = path;
        Status = ReadStatus(handle);
    }

    public override EntryStatus Status { get; }

    /// <summary>Linux has a path for an open folder. On other systems this is the original path, but entries are still looked up in the open folder.</summary>
    public override string ListingPath => HasProc ? string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{_handle.DangerousGetHandle()}") : _path!;

    public static UnixFolder OpenPath(string path)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(path) + 1];
        _ = Encoding.UTF8.GetBytes(path, bytes);
        return new UnixFolder(OpenAt(UnixFlags.CurrentDirectory, bytes, UnixFlags.OpenRoot, 0, path), path);
    }

    public static EntryStatus ReadStatus(SafeFileHandle file) => OperatingSystem.IsLinux() ? LinuxFileStatus.Read(file, ""u8, "") : AppleFileStatus.Read(file);

    /// <summary>Reads the status of the target of a path; links are followed.</summary>
    public static EntryStatus ReadStatus(string path) => OperatingSystem.IsLinux() ? LinuxFileStatus.Read(path) : AppleFileStatus.Read(path);

    public override FolderHandle OpenFolder(ReadOnlySpan<char> name)
    {
        var bytes = UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]);
        return new UnixFolder(OpenIn(bytes, UnixFlags.OpenFolder, 0, name), HasProc ? null : Path.Join(_path, name));
    }

    public override SafeFileHandle OpenFile(ReadOnlySpan<char> name) =>
        OpenIn(UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]), UnixFlags.OpenFile, 0, name);

    public override SafeFileHandle CreateFile(ReadOnlySpan<char> name) =>
        OpenIn(UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]), UnixFlags.CreateFile, DefaultFileMode, name);

    public override EntryStatus GetStatus(ReadOnlySpan<char> name)
    {
        var bytes = UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]);
        return OperatingSystem.IsLinux() ? LinuxFileStatus.Read(_handle, bytes, name) : AppleFileStatus.Read(_handle, bytes, name);
    }

    public override string? ReadLink(ReadOnlySpan<char> name)
    {
        Span<byte> target = stackalloc byte[MaxTargetLength];
        var length = UnixCalls.ReadLink(_handle, UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]), target, target.Length);
        return length >= 0 ? Encoding.UTF8.GetString(target[..(int)length])
            : FindStatus(name) is { Kind: not EntryKind.SymbolicLink } ? null
            : throw UnixErrors.Last(name);
    }

    public override void CreateFolder(ReadOnlySpan<char> name) =>
        ThrowUnless(UnixCalls.CreateFolder(_handle, UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]), OwnerFolderMode) == 0, name);

    public override void CreateLink(ReadOnlySpan<char> name, string target) =>
        ThrowUnless(UnixCalls.CreateLink(target, _handle, UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes])) == 0, name);

    public override void CreateSpecial(ReadOnlySpan<char> name, SpecialFile file)
    {
        if (file.Kind == EntryKind.Fifo)
        {
            ThrowUnless(UnixCalls.CreateFifo(_handle, UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]), OwnerFileMode) == 0, name);
            // Opened, so that the permissions are set on this FIFO, even if its name is replaced meanwhile.
            using var fifo = OpenFile(name);
            File.SetUnixFileMode(fifo, file.Mode);
            return;
        }

        // Opening a device may activate it, and no function sets the permissions of a name without following links.
        var path = Path.Join(ListingPath, name);
        var type = file.Kind == EntryKind.CharacterDevice ? CharacterDevice : BlockDevice;
        ThrowUnless(UnixCalls.CreateDevice(path, type | OwnerFileMode, file.DeviceMajor, file.DeviceMinor) == 0, name);
        File.SetUnixFileMode(path, file.Mode);
    }

    public override void CreateHardLink(ReadOnlySpan<char> name, FolderHandle folder, ReadOnlySpan<char> file)
    {
        var source = UnixName.Encode(file, stackalloc byte[UnixName.MaxBytes]);
        ThrowUnless(UnixCalls.Link(((UnixFolder)folder)._handle, source, _handle, UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]), 0) == 0, name);
    }

    public override void Move(ReadOnlySpan<char> name, FolderHandle folder, ReadOnlySpan<char> newName)
    {
        var source = UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]);
        ThrowUnless(UnixCalls.Rename(_handle, source, ((UnixFolder)folder)._handle, UnixName.Encode(newName, stackalloc byte[UnixName.MaxBytes])) == 0, newName);
    }

    public override void Delete(ReadOnlySpan<char> name) =>
        ThrowUnless(UnixCalls.Unlink(_handle, UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]), 0) == 0 || UnixErrors.IsMissing, name);

    public override void SetModified(ReadOnlySpan<char> name, long nanoseconds)
    {
        var times = Modified(nanoseconds);
        ThrowUnless(UnixCalls.SetTimes(_handle, UnixName.Encode(name, stackalloc byte[UnixName.MaxBytes]), times, UnixFlags.SymlinkNoFollow) == 0, name);
    }

    public override void SetMode(UnixFileMode mode) => File.SetUnixFileMode(_handle, mode);

    public override void SetModified(long nanoseconds)
    {
        var times = Modified(nanoseconds);
        ThrowUnless(UnixCalls.SetTimes(_handle, times) == 0, ".");
    }

    public override void Dispose() => _handle.Dispose();

    private static UnixCalls.Times Modified(long nanoseconds)
    {
        var (seconds, rest) = Math.DivRem(nanoseconds, EntryStatus.NanosecondsPerSecond);
        return new UnixCalls.Times
        {
            AccessedNanoseconds = UnixFlags.KeepTime,
            ModifiedSeconds = (nint)(rest < 0 ? seconds - 1 : seconds),
            ModifiedNanoseconds = (nint)(rest < 0 ? rest + EntryStatus.NanosecondsPerSecond : rest),
        };
    }

    private static SafeFileHandle OpenAt(int folder, ReadOnlySpan<byte> name, int flags, int mode, ReadOnlySpan<char> displayName)
    {
        var file = UnixCalls.Open(folder, name, flags, mode);
        return file >= 0 ? new SafeFileHandle(file, ownsHandle: true) : throw UnixErrors.Last(displayName);
    }

    private static void ThrowUnless(bool isDone, ReadOnlySpan<char> name)
    {
        if (!isDone)
        {
            throw UnixErrors.Last(name);
        }
    }

    private SafeFileHandle OpenIn(ReadOnlySpan<byte> bytes, int flags, int mode, ReadOnlySpan<char> name)
    {
        var isHeld = false;
        try
        {
            _handle.DangerousAddRef(ref isHeld);
            return OpenAt((int)_handle.DangerousGetHandle(), bytes, flags, mode, name);
        }
        finally
        {
            if (isHeld)
            {
                _handle.DangerousRelease();
            }
        }
    }
}
