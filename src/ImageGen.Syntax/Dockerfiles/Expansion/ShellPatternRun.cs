using System.Text;

namespace ImageGen.Dockerfiles;

/// <summary>The part between two stars of a <see cref="ShellPattern"/>: text, and <c>?</c> for any character but a line feed.</summary>
internal sealed class ShellPatternRun
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _wildcards = [];
    private string? _joined;

    /// <summary>The number of characters that it matches.</summary>
    public int Length => _text.Length;

    /// <summary>The index of its first line feed, which no wildcard matches; -1 if it has no line feed.</summary>
    public int LineFeed { get; private set; } = -1;

    private string Text => _joined ??= _text.ToString();

    public void Add(char c, bool isWildcard)
    {
        if (isWildcard)
        {
            _wildcards.Add(_text.Length);
        }
        else if (c == '\n' && LineFeed < 0)
        {
            LineFeed = _text.Length;
        }

        _ = _text.Append(c);
        _joined = null;
    }

    public ShellPatternRun Reversed()
    {
        var reversed = new ShellPatternRun();
        var wildcard = _wildcards.Count - 1;
        for (var i = Length - 1; i >= 0; i--)
        {
            var isWildcard = wildcard >= 0 && _wildcards[wildcard] == i;
            wildcard -= isWildcard ? 1 : 0;
            reversed.Add(Text[i], isWildcard);
        }

        return reversed;
    }

    /// <summary>Whether it matches at a position of a value.</summary>
    public bool IsAt(string value, int at)
    {
        if (at + Length > value.Length)
        {
            return false;
        }

        var from = 0;
        foreach (var wildcard in _wildcards)
        {
            if (string.CompareOrdinal(value, at + from, Text, from, wildcard - from) != 0 || value[at + wildcard] == '\n')
            {
                return false;
            }

            from = wildcard + 1;
        }

        return string.CompareOrdinal(value, at + from, Text, from, Length - from) == 0;
    }

    /// <summary>Returns the first matching position in a range; -1 if nothing matches.</summary>
    public int First(string value, int from, int to)
    {
        if (_wildcards.Count == 0 && Length > 0)
        {
            var last = Math.Min(to, value.Length - Length);
            return last < from ? -1 : value.IndexOf(Text, from, last - from + Length, StringComparison.Ordinal);
        }

        while (from <= to && !IsAt(value, from))
        {
            from++;
        }

        return from <= to ? from : -1;
    }

    /// <summary>Returns the last matching position in a range; -1 if nothing matches.</summary>
    public int Last(string value, int from, int to)
    {
        while (to >= from && !IsAt(value, to))
        {
            to--;
        }

        return to >= from ? to : -1;
    }
}
