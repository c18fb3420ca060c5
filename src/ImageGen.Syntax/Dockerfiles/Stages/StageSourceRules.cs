namespace ImageGen.Dockerfiles;

/// <summary>What a stage can copy and mount from.</summary>
internal static class StageSourceRules
{
    /// <summary>Looks at all stages, needed or not.</summary>
    public static void Check(Dockerfile dockerfile, StageGraph graph, List<DockerfileError> errors)
    {
        // An image that is copied or mounted from becomes a stage of its own, and has an index from there on.
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

    /// <summary>Looks at what an instruction copies and mounts from, where so many stages have an index.</summary>
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
                    errors.At(source.Flag, 0, $"There is no stage {source.Name}; stages are counted from 0, and the last one here is {count - 1}.");
                }
            }
            else if (graph.Find(source.Name) is null && !RunRules.HasVariable(source.Name) && CheckImage(source.Name) is { } wrong)
            {
                errors.At(source.Flag, 0, wrong);
            }
        }
    }

    /// <summary>Tells of stages that come too late to be copied or mounted from.</summary>
    public static void CheckOrder(DockerfileInstruction instruction, DockerfileStage stage, StageGraph graph, ErrorReport errors)
    {
        foreach (var source in StageSource.Read(instruction))
        {
            if (graph.Find(source)?.Index > stage.Index)
            {
                errors.At(source.Flag, 0, $"The stage '{source.Name}' comes later in the file; move it above this one.");
            }
        }
    }

    /// <summary>What is wrong with the name of an image, or <see langword="null"/>.</summary>
    public static string? CheckImage(string name) =>
        name == StageSource.Scratch || ImageReference.TryParse(name, out _, out var error) ? null : $"'{name}' is neither a stage nor an image: {error.Message}";

    private static string? CheckPlain(string name, char escape)
    {
        var expansion = ShellLexer.Process(name, escape);
        return expansion.Error is not null || !string.Equals(expansion.Text, name, StringComparison.Ordinal)
            ? "--from takes no variables, quotes or escapes; name a stage with FROM … AS and copy from that."
            : null;
    }
}
