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
        DockerfileInstruction? misplaced = null;
        var hasMistypedFrom = false;
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
            else if (InstructionRules.IsKnown(instruction.Keyword))
            {
                misplaced ??= hasMistypedFrom ? null : instruction;
            }
            else
            {
                hasMistypedFrom |= InstructionRules.FindSimilar(instruction.Keyword) == "FROM";
            }
        }

        // One mistake is one error: what follows a mistyped FROM would be in its stage, and only the first instruction without a stage is reported.
        if (stages.Count == 0 && instructions.Count > 0 && !hasMistypedFrom)
        {
            var place = misplaced ?? instructions[instructions.Count - 1];
            errors.Add(new DockerfileError(place.Line, place.Column, "The file has no FROM. Start a stage with FROM and a base image."));
        }
        else if (misplaced is not null)
        {
            errors.Add(new DockerfileError(
                misplaced.Line, misplaced.Column, $"{misplaced.Keyword} is before the first FROM, where only ARG is allowed. Move it below a FROM."));
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
