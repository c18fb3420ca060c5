using System.Text;

namespace ImageGen.Ignoring;

/// <summary>How a pattern is matched: most need no expression.</summary>
internal enum PatternKind
{
    /// <summary>The path is the pattern.</summary>
    Exact,

    /// <summary>The path begins with the pattern, less its closing <c>**</c>.</summary>
    Prefix,

    /// <summary>The path ends with the pattern, less its opening <c>**</c>.</summary>
    Suffix,

    /// <summary>The expression matches the path.</summary>
    Expression,
}

/// <summary>
/// The translation of a pattern into a regular expression of Go's dialect, as <c>compile</c> of moby/patternmatcher 5a6d842 makes it.
/// The detour over an expression is kept because what users get depends on it: <c>[!a]</c> is no negation, <c>\d</c> is a digit,
/// and <c>*</c> inside brackets still stands for a whole class.
/// </summary>
/// <param name="Kind">How the pattern is matched.</param>
/// <param name="Text">The expression.</param>
internal sealed record PatternExpression(PatternKind Kind, string Text)
{
    public static PatternExpression FromPattern(string pattern)
    {
        var kind = PatternKind.Exact;
        var expression = new StringBuilder("^");

        // The scanner that upstream reads with drops a byte order mark that begins its input.
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
                // Half a surrogate pair here is followed by the other half, which the next turn appends.
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
