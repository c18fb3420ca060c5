using System.Globalization;

namespace ImageGen.Ignoring;

/// <summary>Reads the escapes of Go's <c>regexp/syntax</c>.</summary>
internal static class GlobEscape
{
    public static int ReadRune(string expression, ref int at)
    {
        var c = expression[at++];
        return char.IsHighSurrogate(c) && at < expression.Length && char.IsLowSurrogate(expression[at])
            ? char.ConvertToUtf32(c, expression[at++])
            : c;
    }

    /// <summary>Reads a class such as <c>\d</c>, <c>\S</c> or <c>\pL</c> into a set.</summary>
    public static bool TryReadClass(string expression, ref int at, RuneSet set)
    {
        if (at + 1 >= expression.Length || expression[at] != '\\')
        {
            return false;
        }

        var c = expression[at + 1];
        var pairs = c switch
        {
            'd' or 'D' => "09",
            's' or 'S' => "\t\n\f\r  ",
            'w' or 'W' => "09AZ__az",
            _ => null,
        };
        if (pairs is not null)
        {
            at += 2;
            _ = set.AddPairs(pairs, negated: c is 'D' or 'S' or 'W');
            return true;
        }

        if (c is not ('p' or 'P'))
        {
            return false;
        }

        if (at + 2 >= expression.Length || expression[at + 2] is not ('C' or 'L' or 'M' or 'N' or 'P' or 'S' or 'Z'))
        {
            throw new PatternExpressionException($"'\\{c}' must be followed by a Unicode category, such as L");
        }

        _ = set.AddCategory(expression[at + 2], negated: c == 'P');
        at += 3;
        return true;
    }

    /// <summary>Reads an escape for one code point.</summary>
    public static int Read(string expression, ref int at)
    {
        at++;
        if (at >= expression.Length)
        {
            throw new PatternExpressionException("it ends with a backslash");
        }

        var rune = ReadRune(expression, ref at);
        switch (rune)
        {
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'x':
                return ReadHexadecimal(expression, ref at);
            case >= '0' and <= '7' when rune == '0' || (at < expression.Length && expression[at] is >= '0' and <= '7'):
                return ReadOctal(expression, rune - '0', ref at);
            case < 0x80 when !IsAlphanumeric(rune):
                return rune;
            default:
                throw new PatternExpressionException(
                    $"'\\{char.ConvertFromUtf32(rune is >= 0xD800 and <= 0xDFFF ? 0xFFFD : rune)}' is not an escape that builders support");
        }
    }

    private static int ReadHexadecimal(string expression, ref int at)
    {
        if (at + 2 <= expression.Length
            && int.TryParse(expression.Substring(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            at += 2;
            return value;
        }

        throw new PatternExpressionException("two hexadecimal digits must follow '\\x'");
    }

    private static int ReadOctal(string expression, int value, ref int at)
    {
        for (var digits = 1; digits < 3 && at < expression.Length && expression[at] is >= '0' and <= '7'; digits++)
        {
            value = (value * 8) + expression[at++] - '0';
        }

        return value;
    }

    private static bool IsAlphanumeric(int rune) => rune is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
