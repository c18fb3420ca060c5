using System.Text;

namespace ImageGen.BuildKit;

/// <summary>A file of a <see cref="LocalSource"/> that is on no disk.</summary>
/// <param name="Path">Its path in the source: relative, with <c>/</c>.</param>
/// <param name="Content">What is in it.</param>
public sealed record MemoryFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Creates a file of text, in UTF-8.</summary>
    public static MemoryFile FromText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
