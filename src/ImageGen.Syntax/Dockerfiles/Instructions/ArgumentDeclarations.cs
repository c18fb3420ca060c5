namespace ImageGen.Dockerfiles;

/// <summary>Reads the build arguments that <c>ARG</c>s declare.</summary>
internal static class ArgumentDeclarations
{
    public static IReadOnlyList<DockerfileArgument> Read(Dockerfile dockerfile) =>
    [
        .. dockerfile.GlobalArguments.SelectMany(instruction => Read(instruction, null)),
        .. dockerfile.Stages.SelectMany(stage =>
            stage.Instructions.Where(instruction => instruction.Keyword == "ARG").SelectMany(instruction => Read(instruction, stage.Index))),
    ];

    private static IEnumerable<DockerfileArgument> Read(DockerfileInstruction instruction, int? stage)
    {
        var names = instruction.Words.Select(word => Split(word.Text).Name).ToArray();
        var comments = new ArgumentComments(names, instruction.Comments);
        for (var i = 0; i < names.Length; i++)
        {
            var word = instruction.Words[i];
            yield return new DockerfileArgument
            {
                Name = names[i],
                Default = Split(word.Text).Default,
                Comments = comments.Get(names[i]),
                Instruction = instruction,
                StageIndex = stage,
                Line = word.Line,
                Column = word.Column,
            };
        }
    }

    private static (string Name, string? Default) Split(string word)
    {
        var equals = word.IndexOf('=');
        return equals < 0 ? (word, null) : (word.Substring(0, equals), word.Substring(equals + 1));
    }
}
