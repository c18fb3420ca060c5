using System.Runtime.InteropServices;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>A content that a daemon asks for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContentRequest(uint Id, ContextEntry Entry);
