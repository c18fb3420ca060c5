using System.Text;
using Spectre.Console;

namespace ImageGen.Progress.Live;

/// <summary>The last lines of a terminal, which are written again and again, and the lines above them, which remain.</summary>
/// <param name="output">The terminal.</param>
/// <param name="capabilities">The colors of the terminal.</param>
/// <param name="signs">The signs of the view.</param>
internal sealed class LiveRegion(TextWriter output, AnsiCapabilities capabilities, LiveSigns signs)
{
    private List<int> _widths = [];

    /// <summary>Whether the cursor is hidden while there are lines that change.</summary>
    public bool HidesCursor { get; set; } = true;

    /// <summary>Writes lines that remain, and below them the lines that the next call replaces.</summary>
    /// <param name="above">The lines that remain.</param>
    /// <param name="lines">The lines that change.</param>
    /// <param name="width">The number of columns of the terminal.</param>
    public void Write(IEnumerable<LiveLine> above, IReadOnlyList<LiveLine> lines, int width)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var writer = new AnsiWriter(text, capabilities);
        MoveToStart(writer, width);
        foreach (var line in above)
        {
            _ = WriteLine(writer, line.Fit(width - 1, signs.Ellipsis));
        }

        _widths = [.. lines.Select(line => WriteLine(writer, line.Fit(width - 1, signs.Ellipsis)))];
        writer.EraseInDisplay(0);
        if (HidesCursor && lines.Count > 0)
        {
            writer.HideCursor();
        }
        else
        {
            writer.ShowCursor();
        }

        output.Write(text.ToString());
        output.Flush();
    }

    /// <summary>Shows the cursor again. It is below the lines.</summary>
    public void ShowCursor()
    {
        using var text = new StringWriter();
        new AnsiWriter(text, capabilities).ShowCursor();
        output.Write(text.ToString());
        output.Flush();
    }

    /// <summary>Moves the cursor to the first of the changing lines. A terminal that became narrower has wrapped them.</summary>
    private void MoveToStart(AnsiWriter writer, int width)
    {
        var rows = _widths.Sum(columns => Math.Max(1, (columns + width - 1) / width));
        if (rows > 0)
        {
            writer.CursorUp(rows);
        }

        writer.Write("\r");
    }

    private static int WriteLine(AnsiWriter writer, IReadOnlyList<LiveText> pieces)
    {
        foreach (var piece in pieces)
        {
            writer.Write(piece.Text, StyleOf(piece.Tone));
        }

        writer.EraseInLine(0);
        writer.WriteLine();
        return LiveLine.WidthOf(pieces);
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Title => new Style(decoration: Decoration.Bold),
        Tone.Muted => new Style(Color.Grey),
        Tone.Done => new Style(Color.Green),
        Tone.Cached => new Style(Color.Teal),
        Tone.Running => new Style(Color.Blue),
        Tone.Warning => new Style(Color.Olive),
        Tone.Failed => new Style(Color.Maroon),
        _ => Style.Plain,
    };
}
