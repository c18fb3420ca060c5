using System.Text;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>A file of a <see cref="MemorySource"/>.</summary>
/// <param name="Path">The path in the source: relative, with <c>/</c>.</param>
/// <param name="Content">The content.</param>
internal sealed record MemoryFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Creates a text file in UTF-8.</summary>
    public static MemoryFile FromText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
