namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The kind of an entry in a folder.</summary>
public enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link, which is not followed.</summary>
    SymbolicLink,

    /// <summary>A named pipe. Opening it may block forever.</summary>
    Fifo,

    /// <summary>A Unix socket.</summary>
    Socket,

    /// <summary>A device that is read byte by byte.</summary>
    CharacterDevice,

    /// <summary>A device that is read in blocks.</summary>
    BlockDevice,
}
