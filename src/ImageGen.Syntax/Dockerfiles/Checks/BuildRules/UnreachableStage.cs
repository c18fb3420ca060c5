namespace ImageGen.Dockerfiles.Checks;

internal sealed class UnreachableStage() : DockerfileCheck(new DockerfileRule(
    "UnreachableStage",
    "Every stage can be built",
    "A stage is built if it is the target or if another stage needs it. A target needs a name, unless it is the last stage. Any other stage is never built.")
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
            Report(file, stage.From, SourceSpan.OfKeyword(stage.From), "No build needs this stage: it cannot be a target, and no other stage uses it. Remove it, or name it with AS.");
        }
    }
}
