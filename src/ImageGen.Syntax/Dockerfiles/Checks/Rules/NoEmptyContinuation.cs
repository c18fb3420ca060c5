namespace ImageGen.Dockerfiles.Checks;

internal sealed class NoEmptyContinuation() : DockerfileCheck(new DockerfileRule(
    "NoEmptyContinuation",
    "No empty line inside a continued instruction",
    "An empty line does not end an instruction that the line before continues: what follows still belongs to it, although it looks like a new one.")
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
                        $"The {instruction.Keyword} above goes on after this empty line; remove the line, or the escape character that continues the one before.");
                    break;
                }
            }
        }
    }
}
