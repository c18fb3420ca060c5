using System.Text;
using ImageGen.Ignoring;

namespace ImageGen.BuildKit.FileSync.Requests;

/// <summary>Patterns for single names, as in Go's <c>path/filepath.Match</c>: <c>*</c>, <c>?</c>, classes, and <c>\</c> as the escape character.</summary>
internal static class NamePattern
{
    /// <summary>Whether a name contains wildcards.</summary>
    public static bool HasWildcards(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '\\')
            {
                i++;
            }
            else if (name[i] is '*' or '?' or '[')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name matches the pattern; <see langword="false"/> if the pattern is malformed.</summary>
    public static bool Matches(string pattern, string name)
    {
        if (!GlobSyntax.IsWellFormed(pattern))
        {
            return false;
        }

        var at = 0;
        var star = -1;
        var resume = 0;
        for (var i = 0; i < name.Length;)
        {
            var next = at;
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = i;
            }
            else if (at < pattern.Length && MatchesOne(pattern, ref next, Rune.GetRuneAt(name, i)))
            {
                at = next;
                i += Rune.GetRuneAt(name, i).Utf16SequenceLength;
            }
            else if (star >= 0)
            {
                // The last star matches one more character; earlier stars need no second try.
                at = star + 1;
                resume += Rune.GetRuneAt(name, resume).Utf16SequenceLength;
                i = resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }

    private static bool MatchesOne(string pattern, ref int at, Rune rune)
    {
        switch (pattern[at])
        {
            case '?':
                at++;
                return true;
            case '[':
                at++;
                return MatchesClass(pattern, ref at, rune);
            default:
                return Read(pattern, ref at) == rune;
        }
    }

    private static bool MatchesClass(string pattern, ref int at, Rune rune)
    {
        var isNegated = pattern[at] == '^';
        at += isNegated ? 1 : 0;
        var isInside = false;
        do
        {
            var low = Read(pattern, ref at);
            var high = low;
            if (pattern[at] == '-')
            {
                at++;
                high = Read(pattern, ref at);
            }

            isInside |= low <= rune && rune <= high;
        }
        while (pattern[at] != ']');
        at++;
        return isInside != isNegated;
    }

    private static Rune Read(string pattern, ref int at)
    {
        at += pattern[at] == '\\' ? 1 : 0;
        var rune = Rune.TryGetRuneAt(pattern, at, out var whole) ? whole : Rune.ReplacementChar;
        at += rune.Utf16SequenceLength;
        return rune;
    }
}
