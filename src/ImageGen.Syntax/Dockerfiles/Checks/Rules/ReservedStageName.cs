namespace ImageGen.Dockerfiles.Checks;

internal sealed class ReservedStageName() : DockerfileCheck(new DockerfileRule(
    "ReservedStageName",
    "A stage is not named 'scratch' or 'context'",
    "'scratch' is the empty image and 'context' the build context; a stage of that name cannot be meant by it.")
{
    Id = "IMG0207",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var stage in file.Dockerfile.Stages)
        {
            if (stage.Name?.ToLowerInvariant() is "scratch" or "context")
            {
                Report(file, SourceSpan.OfWord(stage.From, 2), $"The name '{stage.Name}' has a meaning of its own for builders; give the stage another one.");
            }
        }
    }
}
