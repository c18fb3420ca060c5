namespace ImageGen.Ignoring;

/// <summary>
/// Where the readings of all globs of a file stand at the end of a directory. It is found out only where a glob is asked about that the literal
/// text does not refuse before, which with ordinary rules is seldom. Immutable for who asks.
/// </summary>
internal sealed class GlobReadings
{
    private readonly IgnorePattern[] _patterns;
    private readonly string _path = "";
    private readonly int _start;
    private readonly int _end;

    /// <summary>The directory above, until the readings are known.</summary>
    private volatile GlobReadings? _above;
    private volatile GlobPositions? _positions;

    private GlobReadings(IgnorePattern[] patterns, GlobPositions positions)
    {
        _patterns = patterns;
        _positions = positions;
    }

    private GlobReadings(GlobReadings above, string path, int start, int end)
    {
        _patterns = above._patterns;
        _above = above;
        _path = path;
        _start = start;
        _end = end;
    }

    /// <summary>Where every glob begins.</summary>
    public static GlobReadings AtRoot(IgnorePattern[] patterns) => new(patterns, GlobPositions.AtRoot(patterns));

    /// <summary>Goes on over the name of a directory and its <c>/</c>.</summary>
    /// <param name="path">A path that begins with the directory.</param>
    /// <param name="start">Where its name begins.</param>
    /// <param name="end">Where it ends.</param>
    public GlobReadings Below(string path, int start, int end) => _positions?.IsEmpty == true ? this : new GlobReadings(this, path, start, end);

    /// <summary>Whether a glob matches a path whose last name begins at a place.</summary>
    /// <param name="pattern">Which pattern is asked.</param>
    /// <param name="cursor">The place in the list, for patterns that are asked about in their order; 0 for the first.</param>
    /// <param name="path">The path.</param>
    /// <param name="start">Where the name begins.</param>
    public bool Matches(int pattern, ref int cursor, ReadOnlySpan<char> path, int start)
    {
        var glob = _patterns[pattern].Glob!;
        return glob.Admits(path) && Positions().TryFind(pattern, ref cursor, out var readings) && glob.Matches(path, start, readings);
    }

    /// <summary>Whether a glob can match something below the directory.</summary>
    public bool CanMatchBeneath(int pattern, ref int cursor) =>
        Positions().TryFind(pattern, ref cursor, out var readings) && _patterns[pattern].Glob!.CanMatchBeneath(readings);

    /// <summary>Finds out where the readings stand, from the nearest directory above that knows it; a path may be deeper than the stack.</summary>
    private GlobPositions Positions()
    {
        if (_positions is { } own)
        {
            return own;
        }

        var open = new Stack<GlobReadings>();
        var at = this;
        GlobPositions? known;
        while ((known = at._positions) is null)
        {
            // Without a directory above another thread has just come to know it.
            if (at._above is { } above)
            {
                open.Push(at);
                at = above;
            }
        }

        while (open.Count > 0)
        {
            at = open.Pop();
            known = known.Advance(_patterns, at._path.AsSpan(at._start, at._end - at._start), isFirst: at._start == 0);
            at._positions = known;
            at._above = null;
        }

        return known;
    }
}
