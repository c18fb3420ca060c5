namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The Unix mode of a file: kind and permissions in one number.</summary>
internal static class UnixMode
{
    /// <summary>The permissions of a mode, with setuid, setgid and sticky.</summary>
    public const int Permissions = 0xFFF;

    public static EntryKind GetKind(int mode) => (mode & 0xF000) switch
    {
        0x4000 => EntryKind.Directory,
        0xA000 => EntryKind.SymbolicLink,
        0x1000 => EntryKind.Fifo,
        0xC000 => EntryKind.Socket,
        0x2000 => EntryKind.CharacterDevice,
        0x6000 => EntryKind.BlockDevice,
        _ => EntryKind.File,
    };
}
