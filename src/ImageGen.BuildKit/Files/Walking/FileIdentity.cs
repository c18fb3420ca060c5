namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The identity of a file, independent of its names.</summary>
/// <param name="Device">The id of the file system.</param>
/// <param name="Inode">The file's number on the file system.</param>
public sealed record FileIdentity(ulong Device, ulong Inode);
