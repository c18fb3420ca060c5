using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>A file, whatever its names are.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">Its number there.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileIdentity(ulong Device, ulong Inode);
