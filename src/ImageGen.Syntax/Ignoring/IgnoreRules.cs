namespace ImageGen.Ignoring;

/// <summary>All patterns of a file in their order, and the rule of the walk.</summary>
internal sealed class IgnoreRules
{
    private readonly IgnorePattern[] _patterns;
    private readonly PatternKey[] _keys;
    private readonly IgnoreTraversal _traversal;
    private readonly bool _onlyPlainExceptions;

    public IgnoreRules(IgnorePattern[] patterns, IgnoreTraversal traversal)
    {
        _patterns = patterns;
        _traversal = traversal;
        _onlyPlainExceptions = Array.TrueForAll(patterns, static pattern => !pattern.IsException || pattern.IsPlainPrefix);
        _keys = Array.ConvertAll(patterns, static pattern => pattern.Key);
        Root = GlobReadings.AtRoot(patterns);
    }

    public int Count => _patterns.Length;

    /// <summary>Where the globs begin.</summary>
    public GlobReadings Root { get; }

    /// <summary>
    /// Judges a path. A pattern that matched the directory matches all inside it; the others are asked only where they could change the
    /// verdict so far. What was not asked counts as no match further down: that, too, is the clients' behaviour
    /// (<c>MatchesUsingParentResults</c>), and differs from asking for every parent.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="start">Where its last name begins.</param>
    /// <param name="readings">Where the globs stand before that name.</param>
    /// <param name="parent">Which patterns matched the directory that holds the path; empty at the root.</param>
    /// <param name="own">Receives which patterns matched, where that is wanted.</param>
    public bool Ignores(ReadOnlySpan<char> path, int start, GlobReadings readings, ReadOnlySpan<bool> parent, Span<bool> own)
    {
        var ignored = false;
        var cursor = 0;
        for (var i = 0; i < _patterns.Length; i++)
        {
            var isException = _keys[i].IsException;
            var matches = !parent.IsEmpty && parent[i];
            if (!matches)
            {
                if (isException != ignored)
                {
                    continue;
                }

                matches = Matches(i, path, start, readings, ref cursor);
            }

            if (!own.IsEmpty)
            {
                own[i] = matches;
            }

            ignored = matches ? !isException : ignored;
        }

        return ignored;
    }

    /// <summary>Whether any pattern matches a path.</summary>
    public bool MatchesAny(ReadOnlySpan<char> path, int start, GlobReadings readings)
    {
        var cursor = 0;
        for (var i = 0; i < _patterns.Length; i++)
        {
            if (Matches(i, path, start, readings, ref cursor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an ignored directory is entered.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="readings">Where the globs stand after it.</param>
    /// <param name="matched">Which patterns matched it.</param>
    public bool Enters(ReadOnlySpan<char> directory, GlobReadings readings, ReadOnlySpan<bool> matched)
    {
        // Where an exception has wildcards, BuildKit's client enters every directory. What lies inside stays ignored unless an exception
        // after the last match takes it in, so only a directory that such an exception can reach is worth entering.
        var isExact = _traversal != IgnoreTraversal.Classic && !_onlyPlainExceptions;
        var cursor = 0;
        for (var i = isExact ? matched.LastIndexOf(true) + 1 : 0; i < _patterns.Length; i++)
        {
            if (_keys[i].IsException && (isExact ? CanMatchBeneath(i, directory, readings, ref cursor) : IsOnTheWay(_patterns[i], directory)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something in a directory that is not ignored may be.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="readings">Where the globs stand after it.</param>
    /// <param name="matched">Which patterns matched it.</param>
    public bool MayIgnoreBeneath(ReadOnlySpan<char> directory, GlobReadings readings, ReadOnlySpan<bool> matched)
    {
        // What matched the directory matches all in it, and the last match took it in again: only a later pattern can change that.
        var cursor = 0;
        for (var i = matched.LastIndexOf(true) + 1; i < _patterns.Length; i++)
        {
            if (!_keys[i].IsException && CanMatchBeneath(i, directory, readings, ref cursor))
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(int index, ReadOnlySpan<char> path, int start, GlobReadings readings, ref int cursor) => _keys[index].IsGlob
        ? readings.Matches(index, ref cursor, path, start)
        : _keys[index].Admits(path) && _patterns[index].MatchesText(path);

    private bool CanMatchBeneath(int index, ReadOnlySpan<char> directory, GlobReadings readings, ref int cursor) => _keys[index].IsGlob
        ? readings.CanMatchBeneath(index, ref cursor)
        : _keys[index].AdmitsBeneath(directory) && _patterns[index].CanTextMatchBeneath(directory);

    /// <summary>
    /// Whether an exception, read as plain text, is a directory or lies in it: moby/go-archive ae9e219, Tarballer.Do, and tonistiigi/fsutil
    /// 6d9dc2e, filterFS.Walk.
    /// </summary>
    private bool IsOnTheWay(IgnorePattern exception, ReadOnlySpan<char> directory)
    {
        var text = (_traversal == IgnoreTraversal.Classic ? exception.Text : exception.WithoutTrailingGlob).AsSpan();
        return text.SequenceEqual(directory) || IgnorePattern.BeginsWithDirectory(text, directory);
    }
}
