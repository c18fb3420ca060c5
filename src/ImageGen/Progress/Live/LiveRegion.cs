namespace ImageGen.Progress.Live;

/// <summary>The last lines of a terminal, which are written again and again, and the lines above them, which remain.</summary>
/// <param name="output">The terminal.</param>
/// <param name="hasColors">Whether the terminal gets colors.</param>
/// <param name="signs">The signs of the view.</param>
internal sealed class LiveRegion(TerminalOutput output, bool hasColors, LiveSigns signs)
{
    private readonly List<int> _widths = [];

    /// <summary>Whether the terminal has not received what was written.</summary>
    public bool IsBusy => output.IsBusy;

    /// <summary>Whether the cursor is hidden while there are lines that change.</summary>
    public bool HidesCursor { get; set; } = true;

    /// <summary>Writes lines that remain, and below them the lines that the next call replaces.</summary>
    /// <param name="above">The lines that remain.</param>
    /// <param name="lines">The lines that change.</param>
    /// <param name="width">The number of columns of the terminal.</param>
    public void Write(IEnumerable<LiveLine> above, IReadOnlyList<LiveLine> lines, int width)
    {
        var text = new TerminalText(hasColors);
        text.MoveUp(RowsIn(width));
        foreach (var line in above)
        {
            _ = WriteLine(text, line.Fit(width - 1, signs.Ellipsis));
        }

        _widths.Clear();
        foreach (var line in lines)
        {
            _widths.Add(WriteLine(text, line.Fit(width - 1, signs.Ellipsis)));
        }

        text.EraseBelow();
        if (HidesCursor && lines.Count > 0)
        {
            text.HideCursor();
        }
        else
        {
            text.ShowCursor();
        }

        output.Write(text.ToString());
    }

    /// <summary>Waits until the terminal has received what was written, or has received nothing for some time.</summary>
    public bool Wait(TimeSpan limit) => output.Wait(limit);

    /// <summary>Returns the number of rows that the changing lines take. A terminal that became narrower has wrapped them.</summary>
    private int RowsIn(int width)
    {
        var rows = 0;
        foreach (var columns in _widths)
        {
            rows += Math.Max(1, (columns + width - 1) / width);
        }

        return rows;
    }

    private static int WriteLine(TerminalText text, IReadOnlyList<LiveText> pieces)
    {
        foreach (var piece in pieces)
        {
            text.Write(piece);
        }

        text.EndLine();
        return LiveLine.WidthOf(pieces);
    }
}
