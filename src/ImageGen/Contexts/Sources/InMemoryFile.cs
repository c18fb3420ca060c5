using ImageGen.BuildKit;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.Contexts.Sources;

/// <summary>A file of the context that is not on disk.</summary>
internal static class InMemoryFile
{
    public static ContextEntry Entry(string path, string text) => Entry(MemoryFile.FromText(path, text));

    public static ContextEntry Entry(MemoryFile file) => new()
    {
        Path = file.Path,
        Kind = EntryKind.File,
        Mode = file.IsExecutable ? 0b111_101_101 : 0b110_100_100,
        Size = file.Content.Length,
        Content = file.Content,
    };
}
