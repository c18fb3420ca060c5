namespace ImageGen.Ignoring;

/// <summary>
/// The steps at which the readings of globs stand at a directory. Only the globs that can still match something below are in it, so that a
/// directory deep down costs what can match there. Immutable.
/// </summary>
internal sealed class GlobPositions
{
    /// <summary>Which patterns the globs are of, in their order.</summary>
    private readonly int[] _globs;

    /// <summary>Where the readings of each end in the list of all.</summary>
    private readonly int[] _ends;
    private readonly int[] _readings;

    private GlobPositions(int[] globs, int[] ends, int[] readings)
    {
        _globs = globs;
        _ends = ends;
        _readings = readings;
    }

    public bool IsEmpty => _globs.Length == 0;

    /// <summary>Where every glob begins.</summary>
    public static GlobPositions AtRoot(IgnorePattern[] patterns)
    {
        var globs = Enumerable.Range(0, patterns.Length).Where(i => patterns[i].Glob is not null).ToArray();
        return new GlobPositions(globs, [.. Enumerable.Range(1, globs.Length)], new int[globs.Length]);
    }

    /// <summary>Goes on over the name of a directory and its <c>/</c>.</summary>
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

    /// <summary>The readings of a pattern's glob; none where nothing below can match it.</summary>
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
