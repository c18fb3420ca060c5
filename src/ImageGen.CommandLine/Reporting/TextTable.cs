namespace ImageGen.CommandLine.Reporting;

/// <summary>Writes columns with two spaces between them. On a terminal, the last column is cut off at its width.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    public static void Write(TextWriter writer, string[] titles, IReadOnlyList<string[]> rows)
    {
        var widths = titles.Select((title, column) => rows.Select(row => row[column].Length).Append(title.Length).Max()).ToArray();
        var width = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? int.MaxValue : Console.WindowWidth;
        foreach (var row in rows.Prepend(titles))
        {
            var line = string.Join(Gap, row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd();
            writer.WriteLine(line.Length <= width ? line : line[..(width - 1)] + "…");
        }
    }
}
