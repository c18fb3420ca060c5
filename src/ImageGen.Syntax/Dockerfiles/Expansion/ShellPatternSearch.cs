namespace ImageGen.Dockerfiles;

/// <summary>Matches of a pattern in one value, looked for from left to right.</summary>
internal struct ShellPatternSearch(ShellPatternRun[] runs, string value)
{
    /// <summary>Where a line ends in which nothing follows the first run that makes a match: no later place of the line has to be tried.</summary>
    private int _deadLine = -1;

    /// <summary>The end of the line that was looked at last, which is not looked for again for each of its characters.</summary>
    private (int From, int End) _line = (0, -1);

    /// <summary>The end of the shortest or longest match that begins at a place, or -1.</summary>
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
    /// The runs after the first star, each at the first place that the star before it leads to. Only the last one is looked for from the
    /// line's end where the longest match is wanted. A star takes no line feed, so a run lies in the line where the star begins, or begins there.
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
                // The run's own line feed can only be the one that ends the line.
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
