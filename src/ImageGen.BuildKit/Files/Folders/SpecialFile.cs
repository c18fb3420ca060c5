using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>A FIFO or a device that is to be created.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="DeviceMajor">A device's driver; 0 for a FIFO.</param>
/// <param name="DeviceMinor">A device's number with its driver; 0 for a FIFO.</param>
internal sealed record SpecialFile(EntryKind Kind, UnixFileMode Mode, uint DeviceMajor = 0, uint DeviceMinor = 0);
