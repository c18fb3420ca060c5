namespace ImageGen.Ignoring;

/// <summary>One pattern of an ignore file. It excludes paths from the context or, with <c>!</c>, includes them again.</summary>
internal sealed class IgnorePattern
{
    private static readonly char[] Wildcards = ['*', '[', ']', '?', '^', '\\'];
    private readonly PatternKind _kind;
    private readonly string _literal;

    /// <exception cref="PatternExpressionException">The pattern is malformed.</exception>
    public IgnorePattern(string text, bool isException)
    {
        if (!GlobSyntax.IsWellFormed(text))
        {
            throw new PatternExpressionException("a '[' is not closed, a range in brackets is incomplete, or nothing follows a '\\'");
        }

        Text = text;
        IsException = isException;
        WithoutTrailingGlob = Without(Without(text, "/**"), "/*");
        (_kind, var expression) = PatternExpression.FromPattern(text);
        _literal = _kind switch
        {
            PatternKind.Prefix => text.Substring(0, text.Length - 2),
            PatternKind.Suffix => text.Substring(2),
            _ => text,
        };
        Glob = _kind == PatternKind.Expression ? GlobCompiler.Compile(expression) : null;
    }

    private IgnorePattern(string path)
    {
        Text = path;
        IsException = true;
        WithoutTrailingGlob = Without(Without(path, "/**"), "/*");
        _kind = PatternKind.Exact;
        _literal = path;
    }

    /// <summary>The cleaned pattern, without its <c>!</c>.</summary>
    public string Text { get; }

    public bool IsException { get; }

    /// <summary>The glob of a pattern with wildcards; <see langword="null"/> if comparing text is enough.</summary>
    public Glob? Glob { get; }

    /// <summary>The pattern without a final <c>/**</c> or <c>/*</c>. BuildKit's client compares it with directories.</summary>
    public string WithoutTrailingGlob { get; }

    /// <summary>Whether BuildKit's client regards the pattern as a plain directory or file.</summary>
    public bool IsPlainPrefix => WithoutTrailingGlob.IndexOfAny(Wildcards) < 0;

    /// <summary>Creates an exception for one path. Wildcards in the path are literal.</summary>
    public static IgnorePattern ExceptionFor(string path) => new(path);

    /// <summary>A key that refuses most paths without access to the pattern itself.</summary>
    public PatternKey Key => new(_kind, IsException, _literal);

    /// <summary>Whether a path matches a pattern without a <see cref="Glob"/>.</summary>
    public bool MatchesText(ReadOnlySpan<char> path) => _kind switch
    {
        PatternKind.Exact => path.SequenceEqual(_literal.AsSpan()),
        PatternKind.Prefix => path.StartsWith(_literal.AsSpan()),
        _ => path.EndsWith(_literal.AsSpan()) || MatchesAtRoot(path),
    };

    /// <summary>Whether a path inside the directory can match a pattern without a <see cref="Glob"/>.</summary>
    public bool CanTextMatchBeneath(ReadOnlySpan<char> directory) => _kind switch
    {
        PatternKind.Exact => BeginsWithDirectory(_literal.AsSpan(), directory),
        PatternKind.Prefix => BeginsWithDirectory(_literal.AsSpan(), directory) || directory.StartsWith(_literal.AsSpan()),
        _ => true,
    };

    public static bool BeginsWithDirectory(ReadOnlySpan<char> text, ReadOnlySpan<char> directory) =>
        text.Length > directory.Length && text[directory.Length] == '/' && text.StartsWith(directory);

    /// <summary><c>**/name</c> also matches the name in the root.</summary>
    private bool MatchesAtRoot(ReadOnlySpan<char> path) =>
        _literal.Length == path.Length + 1 && _literal[0] == '/' && _literal.AsSpan(1).SequenceEqual(path);

    private static string Without(string text, string end) =>
        text.EndsWith(end, StringComparison.Ordinal) ? text.Substring(0, text.Length - end.Length) : text;
}
