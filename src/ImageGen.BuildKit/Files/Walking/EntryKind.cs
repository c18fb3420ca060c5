namespace ImageGen.BuildKit.Files.Walking;

/// <summary>What a name in a folder stands for.</summary>
public enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link, which is not followed.</summary>
    SymbolicLink,

    /// <summary>A named pipe; opening it may block for ever.</summary>
    Fifo,

    /// <summary>A Unix socket.</summary>
    Socket,

    /// <summary>A device that is read byte by byte.</summary>
    CharacterDevice,

    /// <summary>A device that is read in blocks.</summary>
    BlockDevice,
}
