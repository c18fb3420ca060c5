namespace ImageGen.Dockerfiles.Checks;

internal sealed class NoEmptyContinuation() : DockerfileCheck(new DockerfileRule(
    "NoEmptyContinuation",
    "No empty line inside a continued instruction",
    "An empty line does not end a continued instruction. The text after it still belongs to the instruction, although it looks like a new one.")
{
    Id = "IMG0204",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var instruction in file.Dockerfile.Instructions)
        {
            var heredocs = instruction.Heredocs;
            var last = heredocs.Count > 0 ? heredocs[0].Line - 1 : instruction.EndLine;
            for (var line = instruction.Line + 1; line <= last; line++)
            {
                if (file.Source.Line(line - 1).Trim().IsEmpty)
                {
                    Report(file, SourceSpan.OfLength(line, 1, 0),
                        $"The {instruction.Keyword} above continues after this empty line. Remove the line, or the escape character at the end of the line before.");
                    break;
                }
            }
        }
    }
}
