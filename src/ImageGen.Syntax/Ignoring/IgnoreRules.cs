namespace ImageGen.Ignoring;

/// <summary>All patterns of a file in their order, and the rule of the walk.</summary>
internal sealed class IgnoreRules
{
    private readonly IgnorePattern[] _patterns;
    private readonly IgnoreTraversal _traversal;
    private readonly bool _onlyPlainExceptions;

    public IgnoreRules(IgnorePattern[] patterns, IgnoreTraversal traversal)
    {
        _patterns = patterns;
        _traversal = traversal;
        _onlyPlainExceptions = patterns.All(pattern => !pattern.IsException || pattern.IsPlainPrefix);
    }

    public int Count => _patterns.Length;

    /// <summary>
    /// Judges a path. A pattern that matched the directory matches all inside it; the others are asked only where they could change the
    /// verdict so far. What was not asked counts as no match further down: that, too, is the clients' behaviour
    /// (<c>MatchesUsingParentResults</c>), and differs from asking for every parent.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="parent">Which patterns matched the directory that holds the path; empty at the root.</param>
    /// <param name="own">Receives which patterns matched, where that is wanted.</param>
    public bool Ignores(string path, ReadOnlySpan<bool> parent, Span<bool> own)
    {
        var ignored = false;
        for (var i = 0; i < _patterns.Length; i++)
        {
            var pattern = _patterns[i];
            var matches = !parent.IsEmpty && parent[i];
            if (!matches)
            {
                if (pattern.IsException != ignored)
                {
                    continue;
                }

                matches = pattern.Matches(path);
            }

            if (!own.IsEmpty)
            {
                own[i] = matches;
            }

            ignored = matches ? !pattern.IsException : ignored;
        }

        return ignored;
    }

    /// <summary>Whether an ignored directory is entered.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="matched">Which patterns matched it.</param>
    public bool Enters(string directory, ReadOnlySpan<bool> matched)
    {
        if (_traversal == IgnoreTraversal.Classic)
        {
            // moby/go-archive ae9e219, Tarballer.Do.
            return AnyException(0, pattern => pattern.Text == directory || IgnorePattern.BeginsWithDirectory(pattern.Text, directory));
        }

        if (_onlyPlainExceptions)
        {
            // tonistiigi/fsutil 6d9dc2e, filterFS.Walk.
            return AnyException(0, pattern =>
                pattern.WithoutTrailingGlob == directory || IgnorePattern.BeginsWithDirectory(pattern.WithoutTrailingGlob, directory));
        }

        // Here that client enters every directory. What lies inside stays ignored unless an exception after the last match takes it in,
        // so only a directory that such an exception can reach is worth entering.
        var last = matched.LastIndexOf(true);
        return AnyException(last + 1, pattern => pattern.CanMatchBeneath(directory));
    }

    /// <summary>Whether something in a directory that is not ignored may be.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="matched">Which patterns matched it.</param>
    public bool MayIgnoreBeneath(string directory, ReadOnlySpan<bool> matched)
    {
        // What matched the directory matches all in it, and the last match took it in again: only a later pattern can change that.
        for (var i = matched.LastIndexOf(true) + 1; i < _patterns.Length; i++)
        {
            if (!_patterns[i].IsException && _patterns[i].CanMatchBeneath(directory))
            {
                return true;
            }
        }

        return false;
    }

    private bool AnyException(int from, Func<IgnorePattern, bool> reaches)
    {
        for (var i = from; i < _patterns.Length; i++)
        {
            if (_patterns[i].IsException && reaches(_patterns[i]))
            {
                return true;
            }
        }

        return false;
    }
}
