namespace ImageGen.Progress.Live;

/// <summary>The lines of all running operations, one below the other, or side by side in a wide terminal.</summary>
internal sealed class LiveFrame(OperationLines lines, LiveSigns signs)
{
    /// <summary>The least number of columns of one of several operations side by side.</summary>
    private const int LeastColumns = 78;

    /// <summary>Returns the lines.</summary>
    /// <param name="operations">The running operations, in the order of their starts.</param>
    /// <param name="width">The number of columns of the terminal.</param>
    /// <param name="height">The number of rows of the terminal. One remains free for the cursor.</param>
    public IReadOnlyList<LiveLine> Lines(IReadOnlyList<LiveOperation> operations, int width, int height)
    {
        var rows = Math.Max(1, height - 1);
        var columns = Math.Clamp(width / LeastColumns, 1, Math.Max(1, operations.Count));
        var bands = operations.Chunk(columns).ToList();
        // What does not fit is left out: the operations that started first are shown.
        var shown = bands.Take(rows).ToList();
        return [.. shown.SelectMany((band, index) => Band(band, width, (rows / shown.Count) + (index < rows % shown.Count ? 1 : 0)))];
    }

    private IEnumerable<LiveLine> Band(LiveOperation[] operations, int width, int rows)
    {
        if (operations is [var only])
        {
            return lines.Running(only, width, rows);
        }

        var separator = $" {signs.Frame} ";
        var each = ((width - 1) / operations.Length) - separator.Length;
        var parts = operations.Select(operation => lines.Running(operation, each, rows)).ToList();
        return Enumerable.Range(0, parts.Max(part => part.Count)).Select(row => new LiveLine([.. parts.SelectMany((part, index) => Cell(part.ElementAtOrDefault(row), each, index == parts.Count - 1 ? "" : separator))]));
    }

    private IEnumerable<LiveText> Cell(LiveLine? line, int width, string separator)
    {
        var pieces = line?.Fit(width, signs.Ellipsis) ?? [];
        return [.. pieces, new(new string(' ', Math.Max(0, width - LiveLine.WidthOf(pieces)))), new(separator, Tone.Muted)];
    }
}
