namespace ImageGen.Oci;

/// <summary>What an entry of a layer is.</summary>
public enum LayerEntryType
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>A further name of a file that is before it in the layer.</summary>
    HardLink,

    /// <summary>A device for characters.</summary>
    CharacterDevice,

    /// <summary>A device for blocks.</summary>
    BlockDevice,

    /// <summary>A named pipe.</summary>
    Fifo,
}
