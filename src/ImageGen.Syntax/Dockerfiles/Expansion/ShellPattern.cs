using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>
/// A shell pattern of <c>${x#…}</c>, <c>${x%…}</c> and <c>${x/…/…}</c>: <c>*</c>, <c>?</c> and text, where neither wildcard takes a line feed.
/// Matched by following all readings at once, so the time is bounded by pattern × value.
/// </summary>
internal sealed class ShellPattern
{
    private const char AnyText = '*';
    private const char AnyOne = '?';
    private readonly (char Char, bool IsWildcard)[] _steps;

    private ShellPattern(IEnumerable<(char Char, bool IsWildcard)> steps) => _steps = [.. steps];

    /// <summary>Reads a pattern; an escape before anything but <c>* ? \ / }</c> is malformed.</summary>
    public static bool TryParse(string text, out ShellPattern pattern)
    {
        var steps = new List<(char, bool)>();
        pattern = new ShellPattern(steps);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '*' or '?')
            {
                steps.Add((text[i] == '*' ? AnyText : AnyOne, true));
                continue;
            }

            if (text[i] == '\\' && (++i == text.Length || text[i] is not ('*' or '?' or '\\' or '/' or '}')))
            {
                return false;
            }

            steps.Add((text[i], false));
        }

        pattern = new ShellPattern(steps);
        return true;
    }

    public string TrimStart(string value, bool greedy) => Match(value, 0, greedy) is >= 0 and var end ? value.Substring(end) : value;

    /// <summary>The end is the start of the same task read backwards.</summary>
    public string TrimEnd(string value, bool greedy) => Reverse(new ShellPattern(_steps.AsEnumerable().Reverse()).TrimStart(Reverse(value), greedy));

    public string Replace(string value, string replacement, bool all)
    {
        var result = new StringBuilder();
        var at = 0;
        var canMatchEmpty = true;
        while (at <= value.Length)
        {
            var end = Match(value, at, greedy: true);
            if (end >= 0 && (end > at || canMatchEmpty))
            {
                _ = result.Append(replacement);
                if (!all)
                {
                    return result.Append(value, end, value.Length - end).ToString();
                }
            }

            if (end > at)
            {
                at = end;
                canMatchEmpty = false;
                continue;
            }

            canMatchEmpty = true;
            _ = at < value.Length ? result.Append(value[at]) : result;
            at++;
        }

        return result.ToString();
    }

    /// <summary>The end of the shortest or longest match that begins at a place, or -1.</summary>
    private int Match(string value, int start, bool greedy)
    {
        var current = new bool[_steps.Length + 1];
        var next = new bool[_steps.Length + 1];
        current[0] = true;
        var longest = -1;
        for (var at = start; ; at++)
        {
            for (var i = 0; i < _steps.Length; i++)
            {
                current[i + 1] |= current[i] && _steps[i] == (AnyText, true);
            }

            longest = current[_steps.Length] ? at : longest;
            if (at == value.Length || (longest >= 0 && !greedy) || !Step(current, next, value[at]))
            {
                return longest;
            }

            (current, next) = (next, current);
        }
    }

    private bool Step(bool[] current, bool[] next, char c)
    {
        Array.Clear(next, 0, next.Length);
        var isAlive = false;
        for (var i = 0; i < _steps.Length; i++)
        {
            var (step, isWildcard) = _steps[i];
            if (current[i] && (isWildcard ? c != '\n' : c == step))
            {
                next[step == AnyText && isWildcard ? i : i + 1] = true;
                isAlive = true;
            }
        }

        return isAlive;
    }

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
