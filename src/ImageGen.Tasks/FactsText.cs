namespace ImageGen.Tasks;

/// <summary>The file of facts: lines <c>Name=value</c>, a block for each project and framework.</summary>
internal static class FactsText
{
    /// <summary>A line break in a value would become a line of its own, so it becomes a space.</summary>
    public static string Line(string name, string value) => name + "=" + value.Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ');

    /// <summary>Writes the file if its content changes: a compiler starts again if a file of its has a new time.</summary>
    public static void Write(string path, IReadOnlyCollection<string> lines)
    {
        var text = string.Concat(lines.Select(line => line + "\n"));
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            _ = System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
