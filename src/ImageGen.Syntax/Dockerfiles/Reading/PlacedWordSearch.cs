namespace ImageGen.Dockerfiles;

/// <summary>Finds words.</summary>
internal static class PlacedWordSearch
{
    /// <summary>The first word of which something holds, or <see langword="null"/>.</summary>
    public static PlacedWord? FirstOrNull(this IReadOnlyList<PlacedWord> words, Func<PlacedWord, bool> holds)
    {
        foreach (var word in words)
        {
            if (holds(word))
            {
                return word;
            }
        }

        return null;
    }
}
