namespace ImageGen.Ignoring;

/// <summary>
/// Where the readings of all globs of a file stand at the end of a directory. Only the globs that can still match something below are in it,
/// so that a directory deep down costs what can match there. Immutable.
/// </summary>
internal sealed class GlobReadings
{
    /// <summary>Which patterns the globs are of, in their order.</summary>
    private readonly int[] _patterns;

    /// <summary>Where the readings of each end in the list of all.</summary>
    private readonly int[] _ends;
    private readonly int[] _readings;

    private GlobReadings(int[] patterns, int[] ends, int[] readings)
    {
        _patterns = patterns;
        _ends = ends;
        _readings = readings;
    }

    /// <summary>Where every glob begins.</summary>
    public static GlobReadings AtRoot(IgnorePattern[] patterns)
    {
        var globs = Enumerable.Range(0, patterns.Length).Where(i => patterns[i].Glob is not null).ToArray();
        return new GlobReadings(globs, [.. Enumerable.Range(1, globs.Length)], new int[globs.Length]);
    }

    /// <summary>Goes on over the name of a directory and its <c>/</c>.</summary>
    public GlobReadings Advance(IgnorePattern[] patterns, ReadOnlySpan<char> name, bool isFirst)
    {
        if (_patterns.Length == 0)
        {
            return this;
        }

        var alive = new int[_patterns.Length];
        var ends = new int[_patterns.Length];
        var readings = new int[_readings.Length + 1];
        var count = 0;
        var end = 0;
        for (var i = 0; i < _patterns.Length; i++)
        {
            var glob = patterns[_patterns[i]].Glob!;
            if (readings.Length - end < glob.MostReadings)
            {
                Array.Resize(ref readings, Math.Max(readings.Length * 2, end + glob.MostReadings));
            }

            var more = glob.Advance(name, isFirst, ReadingsOf(i), readings.AsSpan(end));
            if (more > 0)
            {
                end += more;
                alive[count] = _patterns[i];
                ends[count++] = end;
            }
        }

        return new GlobReadings(Cut(alive, count), Cut(ends, count), Cut(readings, end));
    }

    /// <summary>Whether a glob matches a path whose last name begins at a place.</summary>
    /// <param name="patterns">All patterns.</param>
    /// <param name="pattern">Which of them is asked.</param>
    /// <param name="cursor">The place in the list, for patterns that are asked about in their order; 0 for the first.</param>
    /// <param name="path">The path.</param>
    /// <param name="start">Where the name begins.</param>
    public bool Matches(IgnorePattern[] patterns, int pattern, ref int cursor, ReadOnlySpan<char> path, int start) =>
        Find(pattern, ref cursor) && patterns[pattern].Glob!.Matches(path, start, ReadingsOf(cursor));

    /// <summary>Whether a glob can match something below the directory.</summary>
    public bool CanMatchBeneath(IgnorePattern[] patterns, int pattern, ref int cursor) =>
        Find(pattern, ref cursor) && patterns[pattern].Glob!.CanMatchBeneath(ReadingsOf(cursor));

    private bool Find(int pattern, ref int cursor)
    {
        while (cursor < _patterns.Length && _patterns[cursor] < pattern)
        {
            cursor++;
        }

        return cursor < _patterns.Length && _patterns[cursor] == pattern;
    }

    private ReadOnlySpan<int> ReadingsOf(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _readings.AsSpan(start, _ends[index] - start);
    }

    private static int[] Cut(int[] list, int length)
    {
        Array.Resize(ref list, length);
        return list;
    }
}
