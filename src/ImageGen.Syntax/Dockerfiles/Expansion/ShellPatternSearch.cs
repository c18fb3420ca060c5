namespace ImageGen.Dockerfiles;

/// <summary>A search for matches of a pattern in one value, from left to right.</summary>
internal struct ShellPatternSearch(ShellPatternRun[] runs, string value)
{
    /// <summary>The end of a line in which no match can follow the first run. Later positions of that line need no search.</summary>
    private int _deadLine = -1;

    /// <summary>The last line that was used, so that its end is not searched again for each of its characters.</summary>
    private (int From, int End) _line = (0, -1);

    /// <summary>Returns the end of the shortest or longest match that starts at a position, or -1.</summary>
    public int Match(int start, bool greedy)
    {
        if (!runs[0].IsAt(value, start))
        {
            return -1;
        }

        var at = start + runs[0].Length;
        if (runs.Length == 1)
        {
            return at;
        }

        var line = LineEnd(at);
        if (line == _deadLine)
        {
            return -1;
        }

        var end = MatchRest(at, line, greedy);
        _deadLine = end < 0 ? line : _deadLine;
        return end;
    }

    /// <summary>
    /// Matches the runs after the first star, each at its first possible position. For the longest match, only the last run is searched from the end
    /// of the line. A star does not match a line feed, so a run must be inside the line in which the star starts, or start there.
    /// </summary>
    private int MatchRest(int at, int line, bool greedy)
    {
        for (var i = 1; i < runs.Length; i++)
        {
            var run = runs[i];
            var isLast = i == runs.Length - 1;
            int found;
            if (run.LineFeed >= 0)
            {
                // The line feed in the run must be the one that ends the line.
                found = line - run.LineFeed;
                found = found >= at && line < value.Length && run.IsAt(value, found) ? found : -1;
            }
            else
            {
                found = isLast && greedy ? run.Last(value, at, line - run.Length) : run.First(value, at, line - run.Length);
            }

            if (found < 0)
            {
                return -1;
            }

            at = found + run.Length;
            line = run.LineFeed >= 0 ? LineEnd(at) : line;
        }

        return at;
    }

    private int LineEnd(int at)
    {
        if (at < _line.From || at > _line.End)
        {
            var feed = value.IndexOf('\n', at);
            _line = (at, feed < 0 ? value.Length : feed);
        }

        return _line.End;
    }
}
