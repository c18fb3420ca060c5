namespace ImageGen.Dockerfiles;

/// <summary>Groups instructions into stages.</summary>
internal static class StageReader
{
    /// <summary>Groups the instructions. Only <c>ARG</c> is allowed before the first <c>FROM</c>.</summary>
    public static IReadOnlyList<DockerfileStage> Read(
        IReadOnlyList<DockerfileInstruction> instructions, out IReadOnlyList<DockerfileInstruction> globalArguments, List<DockerfileError> errors)
    {
        var global = new List<DockerfileInstruction>();
        var stages = new List<DockerfileStage>();
        List<DockerfileInstruction>? current = null;
        foreach (var instruction in instructions)
        {
            if (instruction.Keyword == "FROM")
            {
                current = [];
                stages.Add(Create(instruction, stages.Count, current));
            }
            else if (current is not null)
            {
                current.Add(instruction);
            }
            else if (instruction.Keyword == "ARG")
            {
                global.Add(instruction);
            }
            else
            {
                errors.Add(new DockerfileError(
                    instruction.Line, instruction.Column, $"{instruction.Keyword} is before the first FROM, where only ARG is allowed. Move it below a FROM."));
            }
        }

        if (stages.Count == 0 && instructions.Count > 0)
        {
            var last = instructions[instructions.Count - 1];
            errors.Add(new DockerfileError(last.Line, last.Column, "The file has no FROM. Start a stage with FROM and a base image."));
        }

        globalArguments = global;
        return stages;
    }

    private static DockerfileStage Create(DockerfileInstruction from, int index, IReadOnlyList<DockerfileInstruction> instructions)
    {
        var words = from.Words;
        var isNamed = words.Count == 3 && words[1].Text.Equals("AS", StringComparison.OrdinalIgnoreCase);
        return new DockerfileStage
        {
            Name = isNamed ? words[2].Text : null,
            Index = index,
            BaseName = words.Count > 0 ? words[0].Text : "",
            Platform = from.FlagValue("platform"),
            From = from,
            Instructions = instructions,
        };
    }
}
