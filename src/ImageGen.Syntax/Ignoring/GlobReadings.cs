namespace ImageGen.Ignoring;

/// <summary>
/// The readings of all globs of a file at the end of a directory. They are computed only if the literal text of a glob admits a path, which is rare
/// with ordinary rules. Immutable for its callers.
/// </summary>
internal sealed class GlobReadings
{
    private readonly IgnorePattern[] _patterns;
    private readonly string _path = "";
    private readonly int _start;
    private readonly int _end;

    /// <summary>The directory above, until the readings are computed.</summary>
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

    /// <summary>The readings at the start of every glob.</summary>
    public static GlobReadings AtRoot(IgnorePattern[] patterns) => new(patterns, GlobPositions.AtRoot(patterns));

    /// <summary>Advances over the name of a directory and its <c>/</c>.</summary>
    /// <param name="path">A path that starts with the directory.</param>
    /// <param name="start">The start of the name.</param>
    /// <param name="end">The end of the name.</param>
    public GlobReadings Below(string path, int start, int end) => _positions?.IsEmpty == true ? this : new GlobReadings(this, path, start, end);

    /// <summary>Whether a glob matches a path.</summary>
    /// <param name="pattern">The index of the pattern.</param>
    /// <param name="cursor">The place in the list of globs, for calls with increasing patterns; 0 for the first call.</param>
    /// <param name="path">The path.</param>
    /// <param name="start">The start of the last name of the path.</param>
    public bool Matches(int pattern, ref int cursor, ReadOnlySpan<char> path, int start)
    {
        var glob = _patterns[pattern].Glob!;
        return glob.Admits(path) && Positions().TryFind(pattern, ref cursor, out var readings) && glob.Matches(path, start, readings);
    }

    /// <summary>Whether a glob can match a path below the directory.</summary>
    public bool CanMatchBeneath(int pattern, ref int cursor) =>
        Positions().TryFind(pattern, ref cursor, out var readings) && _patterns[pattern].Glob!.CanMatchBeneath(readings);

    /// <summary>
    /// Computes the readings from those of the nearest directory above. It does not recurse, because a path may be deeper than the stack allows.
    /// </summary>
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
            // If there is no directory above, another thread has just computed the readings.
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
