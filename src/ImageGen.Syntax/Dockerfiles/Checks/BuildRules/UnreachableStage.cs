namespace ImageGen.Dockerfiles.Checks;

internal sealed class UnreachableStage() : DockerfileCheck(new DockerfileRule(
    "UnreachableStage",
    "Every stage can be built",
    "A stage is built as the target, which needs a name unless it is the last one, or because another stage needs it. What is neither is dead text.")
{
    IsBuildKits = false,
})
{
    public override void CheckFile(CheckedFile file)
    {
        var stages = file.Dockerfile.Stages;
        var reached = new bool[stages.Count];
        var waiting = new Stack<DockerfileStage>();
        foreach (var stage in stages)
        {
            if (stage.Index == stages.Count - 1 || (stage.Name is { } name && file.Graph.Find(name) == stage))
            {
                waiting.Push(stage);
            }
        }

        while (waiting.Count > 0)
        {
            var stage = waiting.Pop();
            if (!reached[stage.Index])
            {
                reached[stage.Index] = true;
                foreach (var used in file.Graph.UsedBy(stage))
                {
                    waiting.Push(used);
                }
            }
        }

        foreach (var stage in stages.Where(stage => !reached[stage.Index]))
        {
            Report(file, stage.From, SourceSpan.OfKeyword(stage.From), "No build reaches this stage: it is no target, and no stage that is one needs it; remove it, or name it with AS.");
        }
    }
}
