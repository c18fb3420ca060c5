namespace ImageGen.Dockerfiles.Checks;

internal sealed class InvalidDefinitionDescription() : DockerfileCheck(new DockerfileRule(
    "InvalidDefinitionDescription",
    "The comment above an ARG or a stage begins with its name",
    "BuildKit shows such a comment as the description of the argument or target, but only if it begins with the name.")
{
    Id = "IMG0220",
    IsExperimental = true,
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var instruction in file.Dockerfile.Instructions.Where(instruction => instruction.Comments.Count > 0))
        {
            var names = NamesOf(instruction);
            var comment = instruction.Comments[instruction.Comments.Count - 1];
            var space = comment.IndexOf(' ');
            var first = space < 0 ? comment : comment.Substring(0, space);
            if (names.Count > 0 && !names.Contains(first))
            {
                var name = names.Count == 1 ? names[0] : "the argument's name";
                Report(file, instruction, SourceSpan.OfKeyword(instruction),
                    $"The comment above does not describe the {(instruction.Keyword == "ARG" ? "argument" : "stage")}. Begin it with {name}, or add an empty comment line after it.");
            }
        }
    }

    private static IReadOnlyList<string> NamesOf(DockerfileInstruction instruction) => instruction switch
    {
        { Keyword: "ARG" } => [.. instruction.Words.Select(word => word.Text.Split(['='], 2)[0])],
        { Keyword: "FROM", Words.Count: 3 } => [instruction.Words[2].Text.ToLowerInvariant()],
        _ => [],
    };
}
