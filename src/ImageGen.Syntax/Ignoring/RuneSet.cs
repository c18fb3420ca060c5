using System.Globalization;

namespace ImageGen.Ignoring;

/// <summary>A set of Unicode code points that one step of a glob may consume.</summary>
internal sealed class RuneSet
{
    public const int MaxRune = 0x10FFFF;

    /// <summary>All code points but the separator: <c>*</c> and <c>?</c>.</summary>
    public static readonly RuneSet NotSeparator = new RuneSet().Add('/').Negate().Seal();

    /// <summary>All code points but a line feed: the <c>.</c> in the translation of <c>**</c>.</summary>
    public static readonly RuneSet NotLineFeed = new RuneSet().Add('\n').Negate().Seal();

    private readonly List<(int Low, int High)> _ranges = [];
    private readonly List<(char Major, bool Negated)> _categories = [];
    private bool _negated;

    /// <summary>The only code point of the set, or -1 if there are others.</summary>
    public int Single =>
        !_negated && _categories.Count == 0 && _ranges.Count == 1 && _ranges[0].Low == _ranges[0].High ? _ranges[0].Low : -1;

    public static RuneSet FromRune(int rune) => new RuneSet().Add(rune).Seal();

    public RuneSet Add(int rune) => Add(rune, rune);

    public RuneSet Add(int low, int high)
    {
        _ranges.Add((low, high));
        return this;
    }

    /// <summary>Adds ranges, given as pairs of bounds, or everything outside of them.</summary>
    public RuneSet AddPairs(string pairs, bool negated)
    {
        if (!negated)
        {
            for (var i = 0; i < pairs.Length; i += 2)
            {
                _ = Add(pairs[i], pairs[i + 1]);
            }

            return this;
        }

        var next = 0;
        for (var i = 0; i < pairs.Length; i += 2)
        {
            if (next < pairs[i])
            {
                _ = Add(next, pairs[i] - 1);
            }

            next = pairs[i + 1] + 1;
        }

        return Add(next, MaxRune);
    }

    /// <summary>Adds a major Unicode category (<c>L</c>, <c>N</c>, …), or everything outside of it.</summary>
    public RuneSet AddCategory(char major, bool negated)
    {
        _categories.Add((major, negated));
        return this;
    }

    public RuneSet Negate()
    {
        _negated = true;
        return this;
    }

    /// <summary>Sorts the ranges and joins adjacent ones, so that a search is fast even in a long class.</summary>
    public RuneSet Seal()
    {
        _ranges.Sort(static (one, other) => one.Low.CompareTo(other.Low));
        var kept = 0;
        for (var i = 1; i < _ranges.Count; i++)
        {
            if (_ranges[i].Low <= _ranges[kept].High + 1)
            {
                _ranges[kept] = (_ranges[kept].Low, Math.Max(_ranges[kept].High, _ranges[i].High));
            }
            else
            {
                _ranges[++kept] = _ranges[i];
            }
        }

        if (_ranges.Count > 0)
        {
            _ranges.RemoveRange(kept + 1, _ranges.Count - kept - 1);
        }

        return this;
    }

    /// <summary>Whether a sealed set contains a code point.</summary>
    public bool Contains(int rune)
    {
        var found = IsInRange(rune);
        for (var i = 0; !found && i < _categories.Count; i++)
        {
            found = IsIn(rune, _categories[i].Major) != _categories[i].Negated;
        }

        return found != _negated;
    }

    private bool IsInRange(int rune)
    {
        var low = 0;
        var high = _ranges.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rune < _ranges[middle].Low)
            {
                high = middle - 1;
            }
            else if (rune > _ranges[middle].High)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(int rune, char major)
    {
        var category = rune is >= 0xD800 and <= 0xDFFF
            ? UnicodeCategory.Surrogate
            : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(rune), 0);
        return category switch
        {
            <= UnicodeCategory.OtherLetter => major == 'L',
            <= UnicodeCategory.EnclosingMark => major == 'M',
            <= UnicodeCategory.OtherNumber => major == 'N',
            <= UnicodeCategory.ParagraphSeparator => major == 'Z',
            <= UnicodeCategory.PrivateUse => major == 'C',
            <= UnicodeCategory.OtherPunctuation => major == 'P',
            <= UnicodeCategory.OtherSymbol => major == 'S',
            _ => false,
        };
    }
}
