namespace ImageGen.CommandLine.Help;

/// <summary>Writes two columns, and wraps the second one.</summary>
internal static class HelpTable
{
    private const int Gap = 2;
    private const int MaxLeft = 34;

    /// <summary>In a window that is narrower than this and the first column, the terminal itself breaks the lines.</summary>
    private const int MinRight = 12;

    public static void Write(TextWriter writer, HelpSection section, int width)
    {
        writer.WriteLine(section.Title + ":");
        var left = Math.Min(MaxLeft, section.Rows.Where(row => row.Right.Length > 0).Select(row => row.Left.Length).DefaultIfEmpty().Max());
        foreach (var (name, text) in section.Rows)
        {
            var lines = Wrap(text, Math.Max(MinRight, width - left - (2 * Gap))).ToList();
            var start = "  " + name.PadRight(text.Length == 0 ? 0 : left + Gap);
            if (name.Length > left && text.Length > 0)
            {
                writer.WriteLine(("  " + name).TrimEnd());
                start = "".PadRight(left + (2 * Gap));
            }

            foreach (var line in lines.DefaultIfEmpty(""))
            {
                writer.WriteLine((start + line).TrimEnd());
                start = "".PadRight(left + (2 * Gap));
            }
        }

        writer.WriteLine();
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += (line.Length == 0 ? "" : " ") + word;
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
