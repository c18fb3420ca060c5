#if NET
using System.Buffers;
#endif

namespace ImageGen.References;

/// <summary>The character classes of the reference grammar. All of them are ASCII, like <c>\w</c> in Go.</summary>
internal static class ReferenceCharacters
{
#if NET
    private static readonly SearchValues<char> LowerHexadecimal = SearchValues.Create("0123456789abcdef");
#endif

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsUpper(char c) => (uint)(c - 'A') <= 'Z' - 'A';

    public static bool IsLower(char c) => (uint)(c - 'a') <= 'z' - 'a';

    /// <summary>The characters of a repository, without its separators.</summary>
    public static bool IsLowerAlphanumeric(char c) => IsLower(c) || IsDigit(c);

    public static bool IsAlphanumeric(char c) => IsLower(c) || IsDigit(c) || IsUpper(c);

    public static bool IsHexadecimal(char c) => IsLowerHexadecimal(c) || (uint)(c - 'A') <= 5;

    public static bool IsLowerHexadecimal(char c) => IsDigit(c) || (uint)(c - 'a') <= 5;

    /// <summary>The characters that a tag may start with.</summary>
    public static bool IsWord(char c) => IsAlphanumeric(c) || c == '_';

    public static bool IsTagCharacter(char c) => IsWord(c) || c is '.' or '-';

    /// <summary>Counts the lower-case hexadecimal digits at the start. Digests are long, so vector instructions are worthwhile here.</summary>
    public static int CountLowerHexadecimal(ReadOnlySpan<char> text)
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
