namespace ImageGen.Dockerfiles.Checks;

internal sealed class ReservedStageName() : DockerfileCheck(new DockerfileRule(
    "ReservedStageName",
    "A stage is not named 'scratch' or 'context'",
    "'scratch' is the empty image, and 'context' is the build context. The name never refers to the stage.")
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
                Report(file, SourceSpan.OfWord(stage.From, 2), $"The name '{stage.Name}' is reserved by builders. Use another name for the stage.");
            }
        }
    }
}
