namespace ImageGen.Dockerfiles.Checks;

/// <summary>The case of a word.</summary>
internal static class Casing
{
    public static bool IsLower(string text) => string.Equals(text, text.ToLowerInvariant(), StringComparison.Ordinal);

    public static bool IsUpper(string text) => string.Equals(text, text.ToUpperInvariant(), StringComparison.Ordinal);
}
