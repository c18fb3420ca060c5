namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The stages that a build of the image's target needs.</summary>
/// <param name="Needed">All of these stages, in the order of the file.</param>
/// <param name="Lineage">The base stages of the target, and then the target itself.</param>
internal sealed record BuiltStages(IReadOnlyList<DockerfileStage> Needed, IReadOnlyList<DockerfileStage> Lineage)
{
    /// <remarks>Another rule reports an unknown target. The members are then those of the last stage.</remarks>
    public static BuiltStages ForTarget(Dockerfile dockerfile, string? target)
    {
        var needed = dockerfile.StagesFor(target);
        if (needed.Count == 0)
        {
            needed = dockerfile.StagesFor();
        }

        // The stages are in the order of the file, and no stage depends on a later one.
        return new BuiltStages(needed, LineageOf(needed[needed.Count - 1]));
    }

    /// <summary>Returns the base stages of a stage, and then the stage itself.</summary>
    public static IReadOnlyList<DockerfileStage> LineageOf(DockerfileStage stage)
    {
        var lineage = new List<DockerfileStage>();
        for (var current = stage; current is not null; current = current.Base)
        {
            lineage.Insert(0, current);
        }

        return lineage;
    }

    /// <summary>The instructions that set the image's configuration, including the <c>ONBUILD</c> instructions of base stages.</summary>
    public IEnumerable<DockerfileInstruction> Instructions => Lineage.SelectMany(InstructionsOf);

    /// <summary>Returns the instructions that run in a stage.</summary>
    public static IEnumerable<DockerfileInstruction> InstructionsOf(DockerfileStage stage) =>
        (stage.Base?.Instructions.Select(static instruction => instruction.Trigger).OfType<DockerfileInstruction>() ?? [])
            .Concat(stage.Instructions.Where(static instruction => instruction.Trigger is null));
}
