using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>The bits of Go's <c>io/fs.FileMode</c> for kinds and permissions, which differ from those of Unix.</summary>
internal static class GoFileMode
{
    public const uint Directory = 1u << 31;
    public const uint SymbolicLink = 1u << 27;
    public const uint Device = 1u << 26;
    public const uint NamedPipe = 1u << 25;
    public const uint Socket = 1u << 24;
    public const uint CharacterDevice = 1u << 21;

    /// <summary>The bits for the kind of an entry; they are zero for a regular file.</summary>
    public const uint Type = Directory | SymbolicLink | Device | NamedPipe | Socket | CharacterDevice | Irregular;

    private const uint Irregular = 1u << 19;
    private const uint SetUser = 1u << 23;
    private const uint SetGroup = 1u << 22;
    private const uint Sticky = 1u << 20;
    private const uint Permissions = 0x1FF;

    /// <summary>Converts to the mode that tonistiigi/fsutil sends: a socket is sent as a file without content.</summary>
    public static uint FromUnix(EntryKind kind, int mode)
    {
        var type = kind switch
        {
            EntryKind.Directory => Directory,
            EntryKind.SymbolicLink => SymbolicLink,
            EntryKind.Fifo => NamedPipe,
            EntryKind.CharacterDevice => Device | CharacterDevice,
            EntryKind.BlockDevice => Device,
            _ => 0u,
        };
        var set = (UnixFileMode)mode;
        return type | ((uint)mode & Permissions)
            | (set.HasFlag(UnixFileMode.SetUser) ? SetUser : 0)
            | (set.HasFlag(UnixFileMode.SetGroup) ? SetGroup : 0)
            | (set.HasFlag(UnixFileMode.StickyBit) ? Sticky : 0);
    }

    /// <summary>Gets the kind of an entry; a file if no kind bit is set.</summary>
    public static EntryKind GetKind(uint mode) =>
        (mode & Directory) != 0 ? EntryKind.Directory
        : (mode & SymbolicLink) != 0 ? EntryKind.SymbolicLink
        : (mode & NamedPipe) != 0 ? EntryKind.Fifo
        : (mode & Socket) != 0 ? EntryKind.Socket
        : (mode & CharacterDevice) != 0 ? EntryKind.CharacterDevice
        : (mode & Device) != 0 ? EntryKind.BlockDevice
        : EntryKind.File;

    /// <summary>Converts to Unix permissions, with setuid, setgid and sticky.</summary>
    public static UnixFileMode ToUnix(uint mode) =>
        (UnixFileMode)(mode & Permissions)
        | ((mode & SetUser) != 0 ? UnixFileMode.SetUser : UnixFileMode.None)
        | ((mode & SetGroup) != 0 ? UnixFileMode.SetGroup : UnixFileMode.None)
        | ((mode & Sticky) != 0 ? UnixFileMode.StickyBit : UnixFileMode.None);
}
