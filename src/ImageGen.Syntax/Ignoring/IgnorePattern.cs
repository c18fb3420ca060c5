namespace ImageGen.Ignoring;

/// <summary>One pattern of an ignore file: it takes paths out of the context or, with <c>!</c>, back in.</summary>
internal sealed class IgnorePattern
{
    private const string Wildcards = "*[]?^\\";
    private readonly PatternKind _kind;
    private readonly string _literal;
    private readonly Glob? _glob;

    /// <exception cref="PatternExpressionException">The pattern is malformed.</exception>
    public IgnorePattern(string text, bool isException)
    {
        if (!GlobSyntax.IsWellFormed(text))
        {
            throw new PatternExpressionException("a '[' is not closed, a range in brackets is incomplete, or a '\\' has nothing after it");
        }

        Text = text;
        IsException = isException;
        (_kind, var expression) = PatternExpression.Of(text);
        _literal = _kind switch
        {
            PatternKind.Prefix => text.Substring(0, text.Length - 2),
            PatternKind.Suffix => text.Substring(2),
            _ => text,
        };
        _glob = _kind == PatternKind.Expression ? GlobCompiler.Compile(expression) : null;
    }

    private IgnorePattern(string path)
    {
        Text = path;
        IsException = true;
        _kind = PatternKind.Exact;
        _literal = path;
    }

    /// <summary>The cleaned pattern, without its <c>!</c>.</summary>
    public string Text { get; }

    public bool IsException { get; }

    /// <summary>The pattern without a closing <c>/**</c> or <c>/*</c>: what BuildKit's client compares with directories.</summary>
    public string WithoutTrailingGlob => Without(Without(Text, "/**"), "/*");

    /// <summary>Whether BuildKit's client takes the pattern for a plain directory or file.</summary>
    public bool IsPlainPrefix => WithoutTrailingGlob.IndexOfAny(Wildcards.ToCharArray()) < 0;

    /// <summary>An exception for this path alone; wildcards in its name stand for themselves.</summary>
    public static IgnorePattern ExceptionFor(string path) => new(path);

    public bool Matches(string path) => _kind switch
    {
        PatternKind.Exact => string.Equals(path, _literal, StringComparison.Ordinal),
        PatternKind.Prefix => path.StartsWith(_literal, StringComparison.Ordinal),
        PatternKind.Suffix => path.EndsWith(_literal, StringComparison.Ordinal) || MatchesAtRoot(path),
        _ => _glob!.Matches(path),
    };

    /// <summary>Whether a path inside the directory can match.</summary>
    public bool CanMatchBeneath(string directory) => _kind switch
    {
        PatternKind.Exact => BeginsWithDirectory(_literal, directory),
        PatternKind.Prefix => BeginsWithDirectory(_literal, directory) || (directory + "/").StartsWith(_literal, StringComparison.Ordinal),
        PatternKind.Suffix => true,
        _ => _glob!.CanMatchBeneath(directory),
    };

    public static bool BeginsWithDirectory(string text, string directory) =>
        text.Length > directory.Length && text[directory.Length] == '/' && text.StartsWith(directory, StringComparison.Ordinal);

    /// <summary><c>**/name</c> is also the name at the top.</summary>
    private bool MatchesAtRoot(string path) =>
        _literal.Length == path.Length + 1 && _literal[0] == '/' && _literal.EndsWith(path, StringComparison.Ordinal);

    private static string Without(string text, string end) =>
        text.EndsWith(end, StringComparison.Ordinal) ? text.Substring(0, text.Length - end.Length) : text;
}
