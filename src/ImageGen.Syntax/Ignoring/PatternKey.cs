namespace ImageGen.Ignoring;

/// <summary>
/// What refuses most paths without a look at the pattern itself: its length, and the character that a path must begin or end with. The keys of a
/// file stand side by side, so that a file of ten thousands of patterns is gone through as fast as memory is read.
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

    /// <summary>Whether a path may match; only of patterns that are text.</summary>
    public bool Admits(ReadOnlySpan<char> path) => _kind switch
    {
        PatternKind.Exact => path.Length == _length && BeginsAlike(path),
        PatternKind.Prefix => path.Length >= _length && BeginsAlike(path),

        // "**/name" is also the name at the top.
        _ => path.Length >= _length - 1 && (path.IsEmpty || _length == 0 || path[path.Length - 1] == _edge),
    };

    /// <summary>Whether something in a directory may match; only of patterns that are text.</summary>
    public bool AdmitsBeneath(ReadOnlySpan<char> directory) => _kind switch
    {
        PatternKind.Exact => _length > directory.Length && BeginsAlike(directory),
        PatternKind.Prefix => BeginsAlike(directory),
        _ => true,
    };

    private bool BeginsAlike(ReadOnlySpan<char> path) => path.IsEmpty || _length == 0 || path[0] == _edge;
}
