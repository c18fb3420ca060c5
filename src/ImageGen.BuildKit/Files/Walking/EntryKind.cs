namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The kind of an entry in a folder.</summary>
internal enum EntryKind
{
    File,
    Directory,
    SymbolicLink,

    /// <summary>Opening it may block forever.</summary>
    Fifo,

    Socket,
    CharacterDevice,
    BlockDevice,
}
