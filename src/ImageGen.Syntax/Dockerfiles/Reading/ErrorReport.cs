namespace ImageGen.Dockerfiles;

/// <summary>Collects the errors of an instruction with their positions in the source.</summary>
internal sealed class ErrorReport(DockerfileInstruction instruction, List<DockerfileError> errors)
{
    public void AtKeyword(string message) => At(instruction.Places.Keyword, 0, message);

    /// <summary>Reports an error at a character of a word or a flag.</summary>
    public void At(PlacedWord word, int index, string message) => AtOffset(instruction.Places.Offset(word, index), message);

    /// <summary>Reports an error at an offset in the source.</summary>
    public void AtOffset(int offset, string message)
    {
        var (line, column) = instruction.Places.Position(offset);
        errors.Add(new DockerfileError(line, column, message));
    }
}
