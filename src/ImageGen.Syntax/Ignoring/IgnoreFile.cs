using ImageGen.Ignoring;

namespace ImageGen;

/// <summary>
/// The patterns of a <c>.dockerignore</c> file, with the same meaning as for the docker CLI and BuildKit (moby/patternmatcher 5a6d842).
/// Paths are relative to the context and use <c>/</c>. Case counts on every system. Instances are immutable and can be shared.
/// </summary>
/// <remarks>
/// A malformed pattern does not throw: it is reported in <see cref="Errors"/> and matches nothing. The clients refuse the whole file.
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

    /// <summary>An ignore file without patterns: all files are sent.</summary>
    public static IgnoreFile Empty { get; } = Parse("");

    /// <summary>The patterns in their normalized form: without comments and empty lines, and exceptions with their <c>!</c>.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>The lines that no client accepts; empty if the file is valid.</summary>
    public IReadOnlyList<IgnoreFileError> Errors { get; }

    /// <summary>The client whose walk is reproduced.</summary>
    public IgnoreTraversal Traversal { get; }

    /// <summary>The root of the context, where a walk starts.</summary>
    public IgnoreScope Root { get; }

    /// <summary>Whether a pattern is an exception, which includes paths again.</summary>
    internal bool HasExceptions => _patterns.Any(pattern => pattern.IsException);

    /// <summary>Parses the text of a <c>.dockerignore</c> file.</summary>
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
                    throw new PatternExpressionException("the line is longer than 64 KiB, which is the limit of builders");
                }

                patterns.Add(Compile(line.Pattern));
            }
            catch (PatternExpressionException malformed)
            {
                var shown = line.Written.Length > 80 ? line.Written.Substring(0, 80) + "…" : line.Written;
                errors.Add(new IgnoreFileError(line.Number, line.Written, $"The pattern '{shown}' is not valid: {malformed.Message}. Correct the line."));
            }
        }

        return new IgnoreFile([.. patterns], errors, traversal);
    }

    /// <summary>
    /// Parses single patterns, as a daemon sends them, with the steps of <c>patternmatcher.New</c>. There are no comments. The line of an error is
    /// the number of the pattern.
    /// </summary>
    /// <param name="patterns">The patterns. There are no comments; an error's line is the pattern's number, counted from 1.</param>
    public static IgnoreFile FromPatterns(IEnumerable<string> patterns)
    {
        if (patterns is null)
        {
            throw new ArgumentNullException(nameof(patterns));
        }

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
                compiled.Add(Compile(CleanPath.From(trimmed)));
            }
            catch (PatternExpressionException malformed)
            {
                errors.Add(new IgnoreFileError(number, written, $"The pattern '{written}' is not valid: {malformed.Message}. Correct the line."));
            }
        }

        return new IgnoreFile([.. compiled], errors, IgnoreTraversal.BuildKit);
    }

    /// <summary>
    /// Whether a path is excluded from the context, as in a walk from the root: its directories count, and so does a directory that the walk does not
    /// enter. A walk uses <see cref="Root"/>, which evaluates each directory once.
    /// </summary>
    public bool IsIgnored(string path)
    {
        var (scope, clean) = Descend(path);
        return scope is not null && (!scope.MayContainIncluded || scope.Ignores(clean, isChild: true));
    }

    /// <summary>Whether a walk must enter a directory: it is not ignored, or a later <c>!</c> pattern may include paths inside it again.</summary>
    public bool MayContainIncluded(string directory)
    {
        var (scope, clean) = Descend(directory);
        return scope is null || (scope.MayContainIncluded && scope.Enter(clean, clean.Length).MayContainIncluded);
    }

    /// <summary>
    /// Whether a pattern matches a clean path or a directory above it: <c>MatchesOrParentMatches</c> upstream, for files without exceptions. Unlike
    /// in a walk, a <c>/</c> at the start of a path counts.
    /// </summary>
    internal bool MatchesPathOrParent(string path)
    {
        // No system supports longer paths, and each directory of a path is checked.
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

    /// <summary>Returns the same patterns for the walk of another client.</summary>
    public IgnoreFile For(IgnoreTraversal traversal) => traversal == Traversal ? this : new(_patterns, Errors, traversal);

    /// <summary>
    /// Returns the same patterns followed by an exception for each path. With the classic builder the docker CLI sends the Dockerfile and the ignore
    /// file even if they are ignored.
    /// </summary>
    public IgnoreFile Including(params string[] paths) =>
        new([.. _patterns, .. paths.Select(path => IgnorePattern.ExceptionFor(CleanPath.From(path)))], Errors, Traversal);

    /// <summary>
    /// Returns the scope of the directory that contains a path; <see langword="null"/> for the root itself, which cannot be ignored.
    /// </summary>
    private (IgnoreScope? Scope, string Path) Descend(string path)
    {
        var clean = CleanPath.From(path).TrimStart('/');
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
            throw new PatternExpressionException("a '!' must be followed by the pattern of the paths to include again");
        }

        return new IgnorePattern(isException ? pattern.Substring(1) : pattern, isException);
    }
}
