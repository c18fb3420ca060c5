namespace ImageGen.References;

/// <summary>The character classes of the reference grammar. All of them are ASCII: Go's <c>\w</c> is.</summary>
internal static class ReferenceCharacters
{
    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsUpper(char c) => (uint)(c - 'A') <= 'Z' - 'A';

    public static bool IsLower(char c) => (uint)(c - 'a') <= 'z' - 'a';

    /// <summary>What the atoms of a repository are made of.</summary>
    public static bool IsLowerAlphanumeric(char c) => IsLower(c) || IsDigit(c);

    public static bool IsAlphanumeric(char c) => IsLower(c) || IsDigit(c) || IsUpper(c);

    public static bool IsHexadecimal(char c) => IsLowerHexadecimal(c) || (uint)(c - 'A') <= 5;

    public static bool IsLowerHexadecimal(char c) => IsDigit(c) || (uint)(c - 'a') <= 5;

    /// <summary>What a tag begins with.</summary>
    public static bool IsWord(char c) => IsAlphanumeric(c) || c == '_';

    public static bool IsTagCharacter(char c) => IsWord(c) || c is '.' or '-';
}
