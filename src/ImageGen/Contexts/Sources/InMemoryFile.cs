using System.Text;
using ImageGen.BuildKit;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.Contexts.Sources;

/// <summary>A file of the context that is on no disk.</summary>
internal static class InMemoryFile
{
    public static ContextEntry Entry(string path, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return new ContextEntry { Path = path, Kind = EntryKind.File, Mode = 0b110_100_100, Size = content.Length, Content = content };
    }

    /// <summary>Files that are on no disk, and nothing else.</summary>
    public static LocalSource Source(params IEnumerable<(string Name, string Text)> files) =>
        LocalSource.FromFiles(files.ToDictionary(file => file.Name, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal));
}
