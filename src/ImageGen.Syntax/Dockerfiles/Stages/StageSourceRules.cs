namespace ImageGen.Dockerfiles;

/// <summary>Checks what a stage copies and mounts from.</summary>
internal static class StageSourceRules
{
    /// <summary>Checks all stages, including those that are not needed.</summary>
    public static void Check(Dockerfile dockerfile, StageGraph graph, List<DockerfileError> errors)
    {
        // An image that is copied or mounted from becomes a stage, and has an index from then on.
        var count = dockerfile.Stages.Count;
        foreach (var stage in dockerfile.Stages)
        {
            foreach (var instruction in stage.Instructions)
            {
                var report = new ErrorReport(instruction, errors);
                Check(instruction, count, graph, report);
                count += StageSource.Read(instruction).Count(source => source.Index is null && graph.Find(source.Name) is null);
            }
        }
    }

    /// <summary>Checks what an instruction copies and mounts from. <paramref name="count"/> is the number of stages with an index.</summary>
    public static void Check(DockerfileInstruction instruction, int count, StageGraph graph, ErrorReport errors)
    {
        foreach (var source in StageSource.Read(instruction))
        {
            if ((instruction.Keyword == "COPY" ? CheckPlain(source.Name, instruction.Places.Escape) : null) is { } error)
            {
                errors.At(source.Flag, 0, error);
            }
            else if (source.Index is { } index)
            {
                if (index < 0 || index >= count)
                {
                    errors.At(source.Flag, 0, $"There is no stage {source.Name}. Use an index from 0 to {count - 1}, or the name of a stage.");
                }
            }
            else if (graph.Find(source.Name) is null && !RunRules.HasVariable(source.Name) && CheckImage(source.Name) is { } wrong)
            {
                errors.At(source.Flag, 0, wrong);
            }
        }
    }

    /// <summary>Reports stages that are copied or mounted from before they are defined.</summary>
    public static void CheckOrder(DockerfileInstruction instruction, DockerfileStage stage, StageGraph graph, ErrorReport errors)
    {
        foreach (var source in StageSource.Read(instruction))
        {
            if (graph.Find(source)?.Index > stage.Index)
            {
                errors.At(source.Flag, 0, $"The stage '{source.Name}' is defined later in the file. Move it above this one.");
            }
        }
    }

    /// <summary>Returns the error of an image name, or <see langword="null"/>.</summary>
    public static string? CheckImage(string name) =>
        name == StageSource.Scratch || ImageReference.TryParse(name, out _, out var error) ? null : $"'{name}' is neither a stage nor an image: {error.Message}";

    private static string? CheckPlain(string name, char escape)
    {
        var expansion = ShellLexer.Process(name, escape);
        return expansion.Error is not null || !string.Equals(expansion.Text, name, StringComparison.Ordinal)
            ? "--from does not support variables, quotes or escapes. Name a stage with FROM … AS, and copy from that stage."
            : null;
    }
}
