namespace ImageGen.Contexts.Walking;

/// <summary>What a name in a folder stands for.</summary>
internal enum EntryKind
{
    File,
    Directory,
    SymbolicLink,

    /// <summary>A FIFO, a socket or a device: it has no content that a build could use, and opening it may block for ever.</summary>
    Special,
}
