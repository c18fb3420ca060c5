using System.Text;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>A file of a <see cref="MemorySource"/>.</summary>
/// <param name="Path">Its path in the source: relative, with <c>/</c>.</param>
/// <param name="Content">What is in it.</param>
internal sealed record MemoryFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>A file of text, in UTF-8.</summary>
    public static MemoryFile OfText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
