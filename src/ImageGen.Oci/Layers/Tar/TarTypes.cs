namespace ImageGen.Oci.Layers.Tar;

/// <summary>The types of entries as the bytes of tar.</summary>
internal static class TarTypes
{
    public static byte ToByte(LayerEntryType type) => type switch
    {
        LayerEntryType.HardLink => (byte)'1',
        LayerEntryType.SymbolicLink => (byte)'2',
        LayerEntryType.CharacterDevice => (byte)'3',
        LayerEntryType.BlockDevice => (byte)'4',
        LayerEntryType.Directory => (byte)'5',
        LayerEntryType.Fifo => (byte)'6',
        _ => (byte)'0',
    };

    /// <summary>Returns the type; <see langword="null"/> if an engine does not support it either.</summary>
    /// <param name="type">The byte. Type 7, a contiguous file, is read as a file by all programs.</param>
    /// <param name="isFolderName">Whether the name ends with a slash, which is how the oldest format marks folders.</param>
    public static LayerEntryType? FromByte(byte type, bool isFolderName) => type switch
    {
        0 => isFolderName ? LayerEntryType.Directory : LayerEntryType.File,
        (byte)'0' or (byte)'7' => LayerEntryType.File,
        (byte)'1' => LayerEntryType.HardLink,
        (byte)'2' => LayerEntryType.SymbolicLink,
        (byte)'3' => LayerEntryType.CharacterDevice,
        (byte)'4' => LayerEntryType.BlockDevice,
        (byte)'5' => LayerEntryType.Directory,
        (byte)'6' => LayerEntryType.Fifo,
        _ => null,
    };
}
