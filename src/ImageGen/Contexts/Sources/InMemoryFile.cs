using System.Text;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.Contexts.Sources;

/// <summary>A file of the context that is not on disk.</summary>
internal static class InMemoryFile
{
    public static ContextEntry Entry(string path, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return new ContextEntry { Path = path, Kind = EntryKind.File, Mode = 0b110_100_100, Size = content.Length, Content = content };
    }
}
