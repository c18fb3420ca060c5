namespace ImageGen.Ignoring;

/// <summary>Reads a class in brackets, in the syntax of Go's <c>regexp/syntax</c>.</summary>
internal static class GlobClass
{
    public static RuneSet Read(string expression, int lastNameEnd, ref int at)
    {
        var set = new RuneSet();
        at++;
        var negated = IsAt(expression, at, '^');
        at += negated ? 1 : 0;
        for (var first = true; first || !IsAt(expression, at, ']'); first = false)
        {
            if (at >= expression.Length)
            {
                throw new PatternExpressionException("a '[' is not closed");
            }

            if (TryReadNamed(expression, ref at, lastNameEnd, set) || GlobEscape.TryReadClass(expression, ref at, set))
            {
                continue;
            }

            var low = ReadBound(expression, ref at);
            var high = low;
            if (IsAt(expression, at, '-') && at + 1 < expression.Length && expression[at + 1] != ']')
            {
                at++;
                high = ReadBound(expression, ref at);
            }

            if (high < low)
            {
                throw new PatternExpressionException("the end of a range in brackets is before its start");
            }

            _ = set.Add(low, high);
        }

        at++;
        return (negated ? set.Negate() : set).Seal();
    }

    private static bool IsAt(string expression, int at, char c) => at < expression.Length && expression[at] == c;

    private static int ReadBound(string expression, ref int at)
    {
        if (at >= expression.Length)
        {
            throw new PatternExpressionException("a '[' is not closed");
        }

        return expression[at] == '\\' ? GlobEscape.Read(expression, ref at) : GlobEscape.ReadRune(expression, ref at);
    }

    /// <summary>Reads a named class such as <c>[:alpha:]</c> inside the brackets.</summary>
    private static bool TryReadNamed(string expression, ref int at, int lastNameEnd, RuneSet set)
    {
        if (at + 2 > lastNameEnd || expression[at] != '[' || expression[at + 1] != ':')
        {
            return false;
        }

        var end = expression.IndexOf(":]", at + 2, StringComparison.Ordinal);
        var name = expression.Substring(at + 2, end - at - 2);
        var negated = name.Length > 0 && name[0] == '^';
        _ = set.AddPairs(PairsOf(negated ? name.Substring(1) : name), negated);
        at = end + 2;
        return true;
    }

    private static string PairsOf(string name) => name switch
    {
        "alnum" => "09AZaz",
        "alpha" => "AZaz",
        "ascii" => "\0\x7F",
        "blank" => "\t\t  ",
        "cntrl" => "\0\x1F\x7F\x7F",
        "digit" => "09",
        "graph" => "!~",
        "lower" => "az",
        "print" => " ~",
        "punct" => "!/:@[`{~",
        "space" => "\t\r  ",
        "upper" => "AZ",
        "word" => "09AZ__az",
        "xdigit" => "09AFaf",
        _ => throw new PatternExpressionException($"'[:{name}:]' is not a character class that builders support"),
    };
}
