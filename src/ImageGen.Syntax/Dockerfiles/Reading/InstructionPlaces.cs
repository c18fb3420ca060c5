namespace ImageGen.Dockerfiles;

/// <summary>The words and flags of an instruction with the way back to the source.</summary>
internal sealed class InstructionPlaces(
    SourceText source, LogicalLine line, IReadOnlyList<PlacedWord> words, IReadOnlyList<PlacedWord> flags, char escape, PlacedWord keyword)
{
    /// <summary>The keyword, which may stand on a line that the first one is continued on.</summary>
    public PlacedWord Keyword { get; } = keyword;

    /// <summary>The escape character of the file.</summary>
    public char Escape { get; } = escape;

    public IReadOnlyList<PlacedWord> Words { get; } = words;

    /// <summary>The flags, dashes included.</summary>
    public IReadOnlyList<PlacedWord> Flags { get; } = flags;

    /// <summary>The offset in the source of a place in the joined line.</summary>
    public int Offset(int at) => line.Offset(at);

    /// <summary>The offset in the source of a character of a word, or of the place after its last one.</summary>
    public int Offset(PlacedWord word, int index) =>
        index > 0 && index == word.Text.Length ? line.Offset(word.PlaceOf(index - 1)) + 1 : line.Offset(word.PlaceOf(index));

    /// <summary>Line and column of an offset, counted from 1.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var found = source.LineOf(offset);
        return (found + 1, offset - source.Start(found) + 1);
    }
}
