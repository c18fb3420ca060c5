namespace ImageGen.Dockerfiles;

/// <summary>A word of a joined line and where in it the word begins.</summary>
/// <param name="Text">The word, decoded.</param>
/// <param name="At">Where it begins, its quote or dashes included.</param>
internal sealed record PlacedWord(string Text, int At)
{
    /// <summary>Where the first character of <see cref="Text"/> stands, counted from <see cref="At"/>.</summary>
    public int Lead { get; init; }

    /// <summary>Where each character of <see cref="Text"/> stands, for a word that quotes or escapes were taken from.</summary>
    public IReadOnlyList<int>? Places { get; init; }

    /// <summary>Where a character of <see cref="Text"/> stands in the joined line; for its end, the place after the last one.</summary>
    public int PlaceOf(int index)
    {
        if (Places is null)
        {
            return At + Lead + index;
        }

        return index < Places.Count ? Places[index] : Places.Count > 0 ? Places[Places.Count - 1] + 1 : At + Lead;
    }
}
