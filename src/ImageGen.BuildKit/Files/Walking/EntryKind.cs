namespace ImageGen.BuildKit.Files.Walking;

/// <summary>What a name in a folder stands for.</summary>
internal enum EntryKind
{
    File,
    Directory,
    SymbolicLink,

    /// <summary>Opening it may block for ever.</summary>
    Fifo,

    Socket,
    CharacterDevice,
    BlockDevice,
}
