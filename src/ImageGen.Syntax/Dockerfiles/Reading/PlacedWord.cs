namespace ImageGen.Dockerfiles;

/// <summary>A word of a joined line, with its position.</summary>
/// <param name="Text">The decoded word.</param>
/// <param name="At">The start of the word, including a quote or dashes.</param>
internal sealed record PlacedWord(string Text, int At)
{
    /// <summary>The position of the first character of <see cref="Text"/>, relative to <see cref="At"/>.</summary>
    public int Lead { get; init; }

    /// <summary>The position of each character of <see cref="Text"/>; <see langword="null"/> if no quotes or escapes were removed.</summary>
    public IReadOnlyList<int>? Places { get; init; }

    /// <summary>
    /// Returns the position of a character of <see cref="Text"/> in the joined line, or for its end the position after the last character.
    /// </summary>
    public int PlaceOf(int index)
    {
        if (Places is null)
        {
            return At + Lead + index;
        }

        return index < Places.Count ? Places[index] : Places.Count > 0 ? Places[Places.Count - 1] + 1 : At + Lead;
    }
}
