using System.Text;

namespace ImageGen.Ignoring;

/// <summary>The way to match a pattern. Most need no expression.</summary>
internal enum PatternKind
{
    /// <summary>The path is equal to the pattern.</summary>
    Exact,

    /// <summary>The path starts with the pattern without its final <c>**</c>.</summary>
    Prefix,

    /// <summary>The path ends with the pattern without its initial <c>**</c>.</summary>
    Suffix,

    /// <summary>The expression matches the path.</summary>
    Expression,
}

/// <summary>
/// The translation of a pattern into a regular expression of Go, as <c>compile</c> of moby/patternmatcher 5a6d842 does it. The expression as an
/// intermediate step is necessary, because the results depend on it: <c>[!a]</c> is not a negation, <c>\d</c> is a digit, and <c>*</c> inside
/// brackets still becomes a class.
/// </summary>
/// <param name="Kind">The way to match the pattern.</param>
/// <param name="Text">The expression.</param>
internal sealed record PatternExpression(PatternKind Kind, string Text)
{
    public static PatternExpression FromPattern(string pattern)
    {
        var kind = PatternKind.Exact;
        var expression = new StringBuilder("^");

        // Upstream's scanner removes a byte order mark at the start of its input.
        var at = pattern.Length > 0 && pattern[0] == '\uFEFF' ? 1 : 0;
        var first = at;
        while (at < pattern.Length)
        {
            var c = pattern[at++];
            if (c == '*' && at < pattern.Length && pattern[at] == '*')
            {
                var atStart = at - 1 == first;
                at++;
                if (at < pattern.Length && pattern[at] == '/')
                {
                    at++;
                }

                if (at < pattern.Length)
                {
                    _ = expression.Append("(.*/)?");
                    kind = PatternKind.Expression;
                }
                else if (kind == PatternKind.Exact)
                {
                    kind = PatternKind.Prefix;
                }
                else
                {
                    _ = expression.Append(".*");
                    kind = PatternKind.Expression;
                }

                kind = atStart ? PatternKind.Suffix : kind;
            }
            else if (c is '*' or '?')
            {
                _ = expression.Append(c == '*' ? "[^/]*" : "[^/]");
                kind = PatternKind.Expression;
            }
            else if (c is '.' or '+' or '(' or ')' or '|' or '{' or '}' or '$')
            {
                _ = expression.Append('\\').Append(c);
            }
            else if (c == '\\' && at < pattern.Length)
            {
                // If this is one half of a surrogate pair, the next iteration appends the other half.
                _ = expression.Append(c).Append(pattern[at++]);
                kind = PatternKind.Expression;
            }
            else
            {
                _ = expression.Append(c);
                kind = c is '[' or ']' ? PatternKind.Expression : kind;
            }
        }

        return new PatternExpression(kind, expression.Append('$').ToString());
    }
}
