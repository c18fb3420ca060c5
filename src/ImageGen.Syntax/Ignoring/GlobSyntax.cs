namespace ImageGen.Ignoring;

/// <summary>
/// Whether a pattern is well formed by the rules of Go's <c>path/filepath.Match</c>, which every client applies first. A class must be closed, its
/// ranges must be complete, and no escape may end the pattern.
/// </summary>
public static class GlobSyntax
{
    /// <summary>Whether a pattern is well formed.</summary>
    public static bool IsWellFormed(string pattern)
    {
        var at = 0;
        while (at < pattern.Length)
        {
            switch (pattern[at])
            {
                case '\\':
                    if (at + 1 == pattern.Length)
                    {
                        return false;
                    }

                    at += 2;
                    break;
                case '[':
                    if (!SkipClass(pattern, ref at))
                    {
                        return false;
                    }

                    break;
                default:
                    at++;
                    break;
            }
        }

        return true;
    }

    private static bool SkipClass(string pattern, ref int at)
    {
        at++;
        if (at < pattern.Length && pattern[at] == '^')
        {
            at++;
        }

        for (var ranges = 0; ; ranges++)
        {
            if (ranges > 0 && at < pattern.Length && pattern[at] == ']')
            {
                at++;
                return true;
            }

            if (!SkipBound(pattern, ref at))
            {
                return false;
            }

            if (pattern[at] == '-')
            {
                at++;
                if (!SkipBound(pattern, ref at))
                {
                    return false;
                }
            }
        }
    }

    /// <summary>Skips one end of a range. Something must follow it, because the class is still open.</summary>
    private static bool SkipBound(string pattern, ref int at)
    {
        if (at >= pattern.Length || pattern[at] is '-' or ']')
        {
            return false;
        }

        if (pattern[at] == '\\' && ++at >= pattern.Length)
        {
            return false;
        }

        at += char.IsHighSurrogate(pattern[at]) && at + 1 < pattern.Length && char.IsLowSurrogate(pattern[at + 1]) ? 2 : 1;
        return at < pattern.Length;
    }
}
