namespace ImageGen.Dockerfiles.Checks;

/// <summary>A part of the text. Lines and columns are counted from 1, and the end is the position after the last character.</summary>
internal sealed record SourceSpan(int Line, int Column, int EndLine, int EndColumn)
{
    public static SourceSpan OfKeyword(DockerfileInstruction instruction) =>
        OfWord(instruction, instruction.Places.Keyword);

    public static SourceSpan OfWord(DockerfileInstruction instruction, int word) => OfWord(instruction, instruction.Places.Words[word]);

    public static SourceSpan OfFlag(DockerfileInstruction instruction, string name)
    {
        var flag = instruction.Places.Flags.FirstOrDefault(flag => flag.Text.Substring(2).Split(['='], 2)[0] == name);
        return flag is null ? OfKeyword(instruction) : OfWord(instruction, flag);
    }

    /// <summary>Returns the span of a variable in an expanded text.</summary>
    public static SourceSpan OfVariable(DockerfileInstruction instruction, ExpandedText text, VariableUse use) =>
        Between(instruction, text.Offset(use.At), text.Offset(use.End - 1) + 1);

    public static SourceSpan OfLength(int line, int column, int length) => new(line, column, line, column + length);

    /// <summary>Returns the span of a part of a word.</summary>
    public static SourceSpan OfPart(DockerfileInstruction instruction, PlacedWord word, int start, int length) => length == 0
        ? Between(instruction, instruction.Places.Offset(word, start), instruction.Places.Offset(word, start))
        : Between(instruction, instruction.Places.Offset(word, start), instruction.Places.Offset(word, start + length - 1) + 1);

    private static SourceSpan OfWord(DockerfileInstruction instruction, PlacedWord word) => OfPart(instruction, word, 0, word.Text.Length);

    private static SourceSpan Between(DockerfileInstruction instruction, int start, int end)
    {
        var (line, column) = instruction.Places.Position(start);
        var (endLine, endColumn) = instruction.Places.Position(end);
        return new SourceSpan(line, column, endLine, endColumn);
    }
}
