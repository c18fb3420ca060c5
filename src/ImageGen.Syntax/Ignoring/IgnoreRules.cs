namespace ImageGen.Ignoring;

/// <summary>All patterns of a file in their order, and the rules of the walk.</summary>
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

    /// <summary>The readings of the globs at the root.</summary>
    public GlobReadings Root { get; }

    /// <summary>
    /// Decides whether a path is ignored. A pattern that matched the directory matches everything inside it. The other patterns are evaluated
    /// only if they could change the result so far. A pattern that was not evaluated does not match further down. The clients do the same
    /// (<c>MatchesUsingParentResults</c>), and the result differs from evaluating every parent.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="start">The start of its last name.</param>
    /// <param name="readings">The readings of the globs before that name.</param>
    /// <param name="parent">For each pattern, whether it matched the directory of the path; empty at the root.</param>
    /// <param name="own">Receives for each pattern whether it matched; empty if not needed.</param>
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

    /// <summary>Whether a walk enters an ignored directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="readings">The readings of the globs after the directory.</param>
    /// <param name="matched">For each pattern, whether it matched the directory.</param>
    public bool Enters(ReadOnlySpan<char> directory, GlobReadings readings, ReadOnlySpan<bool> matched)
    {
        // If an exception has wildcards, BuildKit's client enters every directory. Its content stays ignored unless an exception after the last match
        // includes it. Entering is therefore only useful if such an exception can match inside.
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

    /// <summary>Whether something inside a directory may be ignored that is itself not ignored.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="readings">The readings of the globs after the directory.</param>
    /// <param name="matched">For each pattern, whether it matched the directory.</param>
    public bool MayIgnoreBeneath(ReadOnlySpan<char> directory, GlobReadings readings, ReadOnlySpan<bool> matched)
    {
        // A pattern that matched the directory matches everything in it, and the last match included it again. Only a later pattern can change that.
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
    /// Whether an exception, read as plain text, is the directory or is inside it: Tarballer.Do of moby/go-archive ae9e219, and filterFS.Walk of
    /// tonistiigi/fsutil 6d9dc2e.
    /// </summary>
    private bool IsOnTheWay(IgnorePattern exception, ReadOnlySpan<char> directory)
    {
        var text = (_traversal == IgnoreTraversal.Classic ? exception.Text : exception.WithoutTrailingGlob).AsSpan();
        return text.SequenceEqual(directory) || IgnorePattern.BeginsWithDirectory(text, directory);
    }
}
