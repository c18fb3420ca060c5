namespace ImageGen.BuildKit.Files.Walking;

/// <summary>A file, whatever its names are.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">Its number there.</param>
internal sealed record FileIdentity(ulong Device, ulong Inode);
