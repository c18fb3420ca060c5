using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>
/// A shell pattern of <c>${x#…}</c>, <c>${x%…}</c> and <c>${x/…/…}</c>: <c>*</c>, <c>?</c> and text. Neither wildcard matches a line feed. The stars
/// split the pattern into runs. The first match of each run is sufficient, because a star matches everything before it. The time is therefore linear
/// in the length of the value.
/// </summary>
internal sealed class ShellPattern
{
    private readonly ShellPatternRun[] _runs;

    private ShellPattern(ShellPatternRun[] runs) => _runs = runs;

    /// <summary>Parses a pattern. An escape is only valid before <c>* ? \ / }</c>.</summary>
    public static bool TryParse(string text, out ShellPattern pattern)
    {
        var runs = new List<ShellPatternRun>();
        var run = new ShellPatternRun();
        pattern = new ShellPattern([run]);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '*')
            {
                runs.Add(run);
                run = new ShellPatternRun();
                continue;
            }

            var isWildcard = text[i] == '?';
            if (text[i] == '\\' && (++i == text.Length || text[i] is not ('*' or '?' or '\\' or '/' or '}')))
            {
                return false;
            }

            run.Add(text[i], isWildcard);
        }

        runs.Add(run);
        pattern = new ShellPattern([.. runs]);
        return true;
    }

    public string TrimStart(string value, bool greedy) => new ShellPatternSearch(_runs, value).Match(0, greedy) is >= 0 and var end ? value.Substring(end) : value;

    /// <summary>Removes a match at the end, which is a match at the start of the reversed value.</summary>
    public string TrimEnd(string value, bool greedy)
    {
        var backwards = new ShellPattern([.. _runs.AsEnumerable().Reverse().Select(run => run.Reversed())]);
        return Reverse(backwards.TrimStart(Reverse(value), greedy));
    }

    public string Replace(string value, string replacement, bool all)
    {
        var search = new ShellPatternSearch(_runs, value);
        var result = new StringBuilder();
        var at = 0;
        var canMatchEmpty = true;
        while (at <= value.Length)
        {
            var end = search.Match(at, greedy: true);
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

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
