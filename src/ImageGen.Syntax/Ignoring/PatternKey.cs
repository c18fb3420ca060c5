namespace ImageGen.Ignoring;

/// <summary>
/// The length of a pattern, and the character with which a path must start or end. They refuse most paths without access to the pattern. The keys of
/// a file are adjacent in memory, which makes files with tens of thousands of patterns fast.
/// </summary>
internal readonly struct PatternKey
{
    private readonly PatternKind _kind;
    private readonly int _length;
    private readonly char _edge;

    public PatternKey(PatternKind kind, bool isException, string literal)
    {
        _kind = kind;
        IsException = isException;
        _length = literal.Length;
        _edge = literal.Length == 0 ? '\0' : kind == PatternKind.Suffix ? literal[literal.Length - 1] : literal[0];
    }

    public bool IsException { get; }

    public bool IsGlob => _kind == PatternKind.Expression;

    /// <summary>Whether a path may match. Only for patterns without wildcards.</summary>
    public bool Admits(ReadOnlySpan<char> path) => _kind switch
    {
        PatternKind.Exact => path.Length == _length && BeginsAlike(path),
        PatternKind.Prefix => path.Length >= _length && BeginsAlike(path),

        // "**/name" also matches the name in the root.
        _ => path.Length >= _length - 1 && (path.IsEmpty || _length == 0 || path[path.Length - 1] == _edge),
    };

    /// <summary>Whether something in a directory may match. Only for patterns without wildcards.</summary>
    public bool AdmitsBeneath(ReadOnlySpan<char> directory) => _kind switch
    {
        PatternKind.Exact => _length > directory.Length && BeginsAlike(directory),
        PatternKind.Prefix => BeginsAlike(directory),
        _ => true,
    };

    private bool BeginsAlike(ReadOnlySpan<char> path) => path.IsEmpty || _length == 0 || path[0] == _edge;
}
