#if NET
using System.Buffers;
#endif

namespace ImageGen.References;

/// <summary>The character classes of the reference grammar. All of them are ASCII, like <c>\w</c> in Go.</summary>
public static class ReferenceCharacters
{
#if NET
    private static readonly SearchValues<char> LowerHexadecimal = SearchValues.Create("0123456789abcdef");
#endif

    /// <summary>Whether a character is one of <c>0</c> to <c>9</c>.</summary>
    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    /// <summary>Whether a character is one of <c>A</c> to <c>Z</c>.</summary>
    public static bool IsUpper(char c) => (uint)(c - 'A') <= 'Z' - 'A';

    /// <summary>Whether a character is one of <c>a</c> to <c>z</c>.</summary>
    public static bool IsLower(char c) => (uint)(c - 'a') <= 'z' - 'a';

    /// <summary>The characters of a repository, without its separators.</summary>
    public static bool IsLowerAlphanumeric(char c) => IsLower(c) || IsDigit(c);

    /// <summary>Whether a character is a digit or a letter.</summary>
    public static bool IsAlphanumeric(char c) => IsLower(c) || IsDigit(c) || IsUpper(c);

    /// <summary>Whether a character is a hexadecimal digit, in either case.</summary>
    public static bool IsHexadecimal(char c) => IsLowerHexadecimal(c) || (uint)(c - 'A') <= 5;

    /// <summary>Whether a character is a hexadecimal digit in lower case, as digests are written.</summary>
    public static bool IsLowerHexadecimal(char c) => IsDigit(c) || (uint)(c - 'a') <= 5;

    /// <summary>The characters that a tag may start with.</summary>
    public static bool IsWord(char c) => IsAlphanumeric(c) || c == '_';

    /// <summary>Whether a character may stand in a tag after the first one.</summary>
    public static bool IsTagCharacter(char c) => IsWord(c) || c is '.' or '-';

    /// <summary>Counts the lower-case hexadecimal digits at the start. Digests are long, so vector instructions are worthwhile here.</summary>
    internal static int CountLowerHexadecimal(ReadOnlySpan<char> text)
    {
#if NET
        int end = text.IndexOfAnyExcept(LowerHexadecimal);
        return end < 0 ? text.Length : end;
#else
        int end = 0;
        while (end < text.Length && IsLowerHexadecimal(text[end]))
        {
            end++;
        }

        return end;
#endif
    }
}
