namespace ImageGen.Dockerfiles;

/// <summary>The words and flags of an instruction, with their positions in the source.</summary>
internal sealed class InstructionPlaces(SourceText source, LogicalLine line)
{
    /// <summary>The keyword. It may be on a continuation of the first line.</summary>
    public required PlacedWord Keyword { get; init; }

    /// <summary>The escape character of the file.</summary>
    public required char Escape { get; init; }

    public required IReadOnlyList<PlacedWord> Words { get; init; }

    /// <summary>The flags, including their dashes.</summary>
    public required IReadOnlyList<PlacedWord> Flags { get; init; }

    /// <summary>Returns the offset in the source of a position in the joined line.</summary>
    public int Offset(int at) => line.Offset(at);

    /// <summary>Returns the offset in the source of a character of a word, or of the position after its last character.</summary>
    public int Offset(PlacedWord word, int index) =>
        index > 0 && index == word.Text.Length ? line.Offset(word.PlaceOf(index - 1)) + 1 : line.Offset(word.PlaceOf(index));

    /// <summary>Returns the line and column of an offset, counted from 1.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var found = source.LineOf(offset);
        return (found + 1, offset - source.Start(found) + 1);
    }
}
