using ImageGen.Ignoring;

namespace ImageGen;

/// <summary>
/// The patterns of a <c>.dockerignore</c> file, with the meaning that the docker CLI and BuildKit give them (moby/patternmatcher 5a6d842).
/// Paths are relative to the context and use <c>/</c>; case counts on every system. Instances are immutable and safe to share.
/// </summary>
/// <remarks>
/// A malformed pattern does not throw: it is reported in <see cref="Errors"/> and matches nothing. The clients refuse the whole file then.
/// </remarks>
public sealed class IgnoreFile
{
    private const int MaxPathLength = 4096;
    private readonly IgnorePattern[] _patterns;
    private readonly IgnoreRules _rules;

    private IgnoreFile(IgnorePattern[] patterns, IReadOnlyList<IgnoreFileError> errors, IgnoreTraversal traversal)
    {
        _patterns = patterns;
        Errors = errors;
        Traversal = traversal;
        Patterns = [.. patterns.Select(pattern => pattern.IsException ? "!" + pattern.Text : pattern.Text)];
        _rules = new IgnoreRules(patterns, traversal);
        Root = new IgnoreScope(_rules);
    }

    /// <summary>An ignore file without patterns: everything is sent.</summary>
    public static IgnoreFile Empty { get; } = Parse("");

    /// <summary>The patterns as they are matched: cleaned, without comments and empty lines, exceptions with their <c>!</c>.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>The lines that no client accepts; empty when the file is good.</summary>
    public IReadOnlyList<IgnoreFileError> Errors { get; }

    /// <summary>Whose walk is followed.</summary>
    public IgnoreTraversal Traversal { get; }

    /// <summary>The context's root, where a walk begins.</summary>
    public IgnoreScope Root { get; }

    /// <summary>Whether a pattern takes paths back in.</summary>
    internal bool HasExceptions => _patterns.Any(pattern => pattern.IsException);

    /// <summary>Reads the text of a <c>.dockerignore</c> file.</summary>
    public static IgnoreFile Parse(string text, IgnoreTraversal traversal = IgnoreTraversal.BuildKit)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        var patterns = new List<IgnorePattern>();
        var errors = new List<IgnoreFileError>();
        foreach (var line in PatternLine.ReadAll(text))
        {
            try
            {
                if (line.IsTooLong)
                {
                    throw new PatternExpressionException("the line is longer than the 64 KiB that builders read; split it");
                }

                patterns.Add(Compile(line.Pattern));
            }
            catch (PatternExpressionException malformed)
            {
                var shown = line.Written.Length > 80 ? line.Written.Substring(0, 80) + "…" : line.Written;
                errors.Add(new IgnoreFileError(line.Number, line.Written, $"The pattern '{shown}' cannot be used: {malformed.Message}."));
            }
        }

        return new IgnoreFile([.. patterns], errors, traversal);
    }

    /// <summary>Reads patterns one by one, as a daemon sends them: the steps of <c>patternmatcher.New</c>. There are no comments, and a line is its number in the list.</summary>
    internal static IgnoreFile FromPatterns(IEnumerable<string> patterns)
    {
        var compiled = new List<IgnorePattern>();
        var errors = new List<IgnoreFileError>();
        var number = 0;
        foreach (var written in patterns)
        {
            number++;
            var trimmed = written.Trim();
            if (trimmed.Length == 0)
            {
                continue;
            }

            try
            {
                compiled.Add(Compile(CleanPath.Create(trimmed)));
            }
            catch (PatternExpressionException malformed)
            {
                errors.Add(new IgnoreFileError(number, written, $"The pattern '{written}' cannot be used: {malformed.Message}."));
            }
        }

        return new IgnoreFile([.. compiled], errors, IgnoreTraversal.BuildKit);
    }

    /// <summary>
    /// Whether a path is left out of the context, judged as a walk from the root would: the verdicts on its directories count, and so does a
    /// directory that is not entered. A walk asks <see cref="Root"/> instead, which does not judge the directories again for each path.
    /// </summary>
    public bool IsIgnored(string path)
    {
        var (scope, clean) = Descend(path);
        return scope is not null && (!scope.MayContainIncluded || scope.Ignores(clean, isChild: true));
    }

    /// <summary>
    /// Whether a walk must enter a directory: it is not ignored, or a later <c>!</c> pattern can take paths inside it back in.
    /// </summary>
    public bool MayContainIncluded(string directory)
    {
        var (scope, clean) = Descend(directory);
        return scope is null || (scope.MayContainIncluded && scope.Enter(clean, clean.Length).MayContainIncluded);
    }

    /// <summary>
    /// Whether a pattern matches a clean path or a directory above it: <c>MatchesOrParentMatches</c> upstream, for files without exceptions.
    /// Other than on a walk, a path that begins with <c>/</c> is another one.
    /// </summary>
    internal bool MatchesPathOrParent(string path)
    {
        // No system has longer paths, and each directory of one is asked for.
        if (path.Length > MaxPathLength)
        {
            return false;
        }

        var readings = _rules.Root;
        for (var start = 0; ;)
        {
            var slash = path.IndexOf('/', start);
            var end = slash < 0 ? path.Length : slash;
            if (_rules.MatchesAny(path.AsSpan(0, end), start, readings))
            {
                return true;
            }

            if (slash < 0)
            {
                return false;
            }

            readings = readings.Below(path, start, end);
            start = end + 1;
        }
    }

    /// <summary>The same patterns for another client's walk.</summary>
    public IgnoreFile For(IgnoreTraversal traversal) => traversal == Traversal ? this : new(_patterns, Errors, traversal);

    /// <summary>
    /// The same patterns and, after them, an exception for each path: the docker CLI sends the Dockerfile and the ignore file with the
    /// classic builder although they are ignored.
    /// </summary>
    public IgnoreFile Including(params string[] paths) =>
        new([.. _patterns, .. paths.Select(path => IgnorePattern.ExceptionFor(CleanPath.Create(path)))], Errors, Traversal);

    /// <summary>The scope of the directory that holds a path; none for the root itself, which nothing can ignore.</summary>
    private (IgnoreScope? Scope, string Path) Descend(string path)
    {
        var clean = CleanPath.Create(path).TrimStart('/');
        if (clean is "" or ".")
        {
            return (null, clean);
        }

        var scope = Root;
        for (var slash = clean.IndexOf('/'); slash >= 0 && scope.MayContainIncluded; slash = clean.IndexOf('/', slash + 1))
        {
            scope = scope.Enter(clean, slash);
        }

        return (scope, clean);
    }

    private static IgnorePattern Compile(string pattern)
    {
        var isException = pattern[0] == '!';
        if (isException && pattern.Length == 1)
        {
            throw new PatternExpressionException("a '!' must be followed by the path that it takes back in");
        }

        return new IgnorePattern(isException ? pattern.Substring(1) : pattern, isException);
    }
}
