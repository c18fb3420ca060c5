using System.Buffers;
using System.Text;

namespace ImageGen.Building.InProcess.Trees;

/// <summary>Matches a path with the wildcards of <c>COPY</c>, as Go's <c>path/filepath.Match</c> does: <c>*</c>, <c>?</c>, <c>[a-z]</c> and <c>\</c>, none of which matches <c>/</c>.</summary>
internal static class GoPattern
{
    /// <summary>Whether a path has wildcards.</summary>
    public static bool HasWildcards(string path)
    {
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '\\')
            {
                at++;
            }
            else if (path[at] is '*' or '?' or '[')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a pattern matches a path. A pattern that is not valid matches nothing.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        // The place to which a star returns to match one more character. Only the last star can need it.
        var starPattern = -1;
        var starPath = 0;
        var at = 0;
        var read = 0;
        while (true)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                starPattern = ++at;
                starPath = read;
            }
            else if (read == path.Length && at == pattern.Length)
            {
                return true;
            }
            else if (read < path.Length && at < pattern.Length && MatchesOne(pattern, ref at, path, ref read))
            {
                continue;
            }
            else if (starPattern >= 0 && starPath < path.Length && path[starPath] != '/')
            {
                at = starPattern;
                read = ++starPath;
            }
            else
            {
                return false;
            }
        }
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, ref int at, ReadOnlySpan<char> path, ref int read)
    {
        var start = at;
        if (Rune.DecodeFromUtf16(path[read..], out var rune, out var length) != OperationStatus.Done)
        {
            rune = Rune.ReplacementChar;
        }

        var isMatch = pattern[at] switch
        {
            '?' => Skip(ref at, 1) && rune.Value != '/',
            '[' => rune.Value != '/' && MatchesClass(pattern, ref at, rune),
            '\\' => at + 1 < pattern.Length && Skip(ref at, 1) && ReadRune(pattern, ref at) == rune,
            _ => ReadRune(pattern, ref at) == rune,
        };
        if (isMatch)
        {
            read += length;
        }
        else
        {
            at = start;
        }

        return isMatch;
    }

    private static bool Skip(ref int at, int count)
    {
        at += count;
        return true;
    }

    private static bool MatchesClass(ReadOnlySpan<char> pattern, ref int at, Rune rune)
    {
        at++;
        var isNegated = at < pattern.Length && pattern[at] == '^' && Skip(ref at, 1);
        var isFound = false;
        for (var ranges = 0; at < pattern.Length; ranges++)
        {
            if (pattern[at] == ']' && ranges > 0)
            {
                at++;
                return isFound != isNegated;
            }

            if (!TryReadBound(pattern, ref at, out var low))
            {
                return false;
            }

            var high = low;
            if (at < pattern.Length && pattern[at] == '-')
            {
                at++;
                if (!TryReadBound(pattern, ref at, out high))
                {
                    return false;
                }
            }

            isFound |= low <= rune && rune <= high;
        }

        return false;
    }

    private static bool TryReadBound(ReadOnlySpan<char> pattern, ref int at, out Rune bound)
    {
        bound = default;
        if (at >= pattern.Length || pattern[at] is '-' or ']' || (pattern[at] == '\\' && ++at >= pattern.Length))
        {
            return false;
        }

        bound = ReadRune(pattern, ref at);
        return true;
    }

    private static Rune ReadRune(ReadOnlySpan<char> text, ref int at)
    {
        _ = Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
        at += length;
        return rune;
    }
}
