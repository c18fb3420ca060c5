namespace ImageGen.Dockerfiles.Checks;

/// <summary>A part of the text, counted from 1; the end is the place after the last character.</summary>
internal sealed record SourceSpan(int Line, int Column, int EndLine, int EndColumn)
{
    public static SourceSpan OfKeyword(DockerfileInstruction instruction) =>
        OfLength(instruction.Line, instruction.Column, instruction.WrittenKeyword.Length);

    public static SourceSpan OfWord(DockerfileWord word) => OfLength(word.Line, word.Column, word.Text.Length);

    public static SourceSpan OfFlag(DockerfileFlag flag) => OfLength(flag.Line, flag.Column, flag.ToString().Length);

    public static SourceSpan OfLength(int line, int column, int length) => new(line, column, line, column + length);
}
