using System.Text;

namespace ImageGen.BuildKit;

/// <summary>A file in memory, for a <see cref="LocalSource"/>.</summary>
/// <param name="Path">The path in the source: relative, with <c>/</c>.</param>
/// <param name="Content">The content.</param>
public sealed record MemoryFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether everyone may execute the file. Default: <see langword="false"/>.</summary>
    public bool IsExecutable { get; init; }

    /// <summary>Creates a text file in UTF-8.</summary>
    public static MemoryFile FromText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
