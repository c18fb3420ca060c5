namespace ImageGen.Dockerfiles.Checks;

internal sealed class DuplicateStageName() : DockerfileCheck(new DockerfileRule(
    "DuplicateStageName",
    "A stage's name is its own",
    "Of two stages with one name only the later one can be reached by it. Builders compare the names without regard to case.")
{
    Id = "IMG0206",
})
{
    public override void CheckFile(CheckedFile file)
    {
        var seen = new Dictionary<string, DockerfileStage>(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in file.Dockerfile.Stages)
        {
            if (stage.Name is not { } name)
            {
                continue;
            }

            if (seen.TryGetValue(name, out var first))
            {
                Report(file, SourceSpan.OfWord(stage.From, 2), $"The stage of line {first.Line} is named '{first.Name}', too; give one of them another name.");
            }
            else
            {
                seen.Add(name, stage);
            }
        }
    }
}
