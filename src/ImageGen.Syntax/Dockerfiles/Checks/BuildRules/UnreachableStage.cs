namespace ImageGen.Dockerfiles.Checks;

internal sealed class UnreachableStage() : DockerfileCheck(new DockerfileRule(
    "UnreachableStage",
    "Every stage can be built",
    "A stage is built as the target, which needs a name unless it is the last one, or because another stage needs it. What is neither is dead text.")
{
    Id = "IMG0225",
    IsBuildKits = false,
})
{
    public override void CheckFile(CheckedFile file)
    {
        var stages = file.Dockerfile.Stages;
        var reached = file.Graph.ReachedFrom(stages.Where(stage =>
            stage.Index == stages.Count - 1 || (stage.Name is { } name && file.Graph.Find(name) == stage)));
        foreach (var stage in stages.Where(stage => !reached[stage.Index]))
        {
            Report(file, stage.From, SourceSpan.OfKeyword(stage.From), "No build reaches this stage: it is no target, and no stage that is one needs it; remove it, or name it with AS.");
        }
    }
}
