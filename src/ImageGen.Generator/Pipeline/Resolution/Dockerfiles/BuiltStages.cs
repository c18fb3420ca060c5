namespace ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

/// <summary>The stages that a build of an image's own target goes through.</summary>
/// <param name="Needed">All of them, in the order of the file.</param>
/// <param name="Lineage">The target, after the stages that it is built on.</param>
internal sealed record BuiltStages(IReadOnlyList<DockerfileStage> Needed, IReadOnlyList<DockerfileStage> Lineage)
{
    /// <remarks>A target that is not there is another rule's matter; the members are then those of the last stage.</remarks>
    public static BuiltStages Of(Dockerfile dockerfile, string? target)
    {
        var needed = dockerfile.StagesFor(target);
        if (needed.Count == 0)
        {
            needed = dockerfile.StagesFor();
        }

        // They come in the order of the file, and none depends on a later one.
        return new BuiltStages(needed, LineageOf(needed[needed.Count - 1]));
    }

    /// <summary>A stage, after the stages that it is built on.</summary>
    public static IReadOnlyList<DockerfileStage> LineageOf(DockerfileStage stage)
    {
        var lineage = new List<DockerfileStage>();
        for (var current = stage; current is not null; current = current.Base)
        {
            lineage.Insert(0, current);
        }

        return lineage;
    }

    /// <summary>The instructions that make the image's configuration, with what a stage keeps by <c>ONBUILD</c> for the one built on it.</summary>
    public IEnumerable<DockerfileInstruction> Instructions => Lineage.SelectMany(InstructionsOf);

    /// <summary>The instructions that run in a stage.</summary>
    public static IEnumerable<DockerfileInstruction> InstructionsOf(DockerfileStage stage) =>
        (stage.Base?.Instructions.Select(static instruction => instruction.Trigger).OfType<DockerfileInstruction>() ?? [])
            .Concat(stage.Instructions.Where(static instruction => instruction.Trigger is null));
}
