using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>A FIFO or a device to create.</summary>
/// <param name="Kind">The kind of file.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="DeviceMajor">The major device number; 0 for a FIFO.</param>
/// <param name="DeviceMinor">The minor device number; 0 for a FIFO.</param>
internal sealed record SpecialFile(EntryKind Kind, UnixFileMode Mode, uint DeviceMajor = 0, uint DeviceMinor = 0);
