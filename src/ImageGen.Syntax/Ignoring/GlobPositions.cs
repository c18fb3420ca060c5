namespace ImageGen.Ignoring;

/// <summary>
/// The readings of globs at a directory. It contains only globs that can still match below the directory, so the cost of a deep directory depends
/// only on those. Immutable.
/// </summary>
internal sealed class GlobPositions
{
    /// <summary>The indexes of the patterns of the globs, in their order.</summary>
    private readonly int[] _globs;

    /// <summary>For each glob, the end of its readings in <see cref="_readings"/>.</summary>
    private readonly int[] _ends;
    private readonly int[] _readings;

    private GlobPositions(int[] globs, int[] ends, int[] readings)
    {
        _globs = globs;
        _ends = ends;
        _readings = readings;
    }

    public bool IsEmpty => _globs.Length == 0;

    /// <summary>The readings at the start of every glob.</summary>
    public static GlobPositions AtRoot(IgnorePattern[] patterns)
    {
        var globs = Enumerable.Range(0, patterns.Length).Where(i => patterns[i].Glob is not null).ToArray();
        return new GlobPositions(globs, [.. Enumerable.Range(1, globs.Length)], new int[globs.Length]);
    }

    /// <summary>Advances all globs over the name of a directory and its <c>/</c>.</summary>
    public GlobPositions Advance(IgnorePattern[] patterns, ReadOnlySpan<char> name, bool isFirst)
    {
        var globs = new int[_globs.Length];
        var ends = new int[_globs.Length];
        var readings = new int[_readings.Length + 1];
        var count = 0;
        var end = 0;
        for (var i = 0; i < _globs.Length; i++)
        {
            var glob = patterns[_globs[i]].Glob!;
            if (readings.Length - end < glob.MaxReadings)
            {
                Array.Resize(ref readings, Math.Max(readings.Length * 2, end + glob.MaxReadings));
            }

            var more = glob.Advance(name, isFirst, ReadingsOf(i), readings.AsSpan(end));
            if (more > 0)
            {
                end += more;
                globs[count] = _globs[i];
                ends[count++] = end;
            }
        }

        Array.Resize(ref globs, count);
        Array.Resize(ref ends, count);
        Array.Resize(ref readings, end);
        return new GlobPositions(globs, ends, readings);
    }

    /// <summary>Finds the readings of the glob of a pattern. Returns <see langword="false"/> if nothing below the directory can match it.</summary>
    public bool TryFind(int pattern, ref int cursor, out ReadOnlySpan<int> readings)
    {
        while (cursor < _globs.Length && _globs[cursor] < pattern)
        {
            cursor++;
        }

        var isThere = cursor < _globs.Length && _globs[cursor] == pattern;
        readings = isThere ? ReadingsOf(cursor) : default;
        return isThere;
    }

    private ReadOnlySpan<int> ReadingsOf(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _readings.AsSpan(start, _ends[index] - start);
    }
}
