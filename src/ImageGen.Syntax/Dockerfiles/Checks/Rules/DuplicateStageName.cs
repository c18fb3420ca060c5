namespace ImageGen.Dockerfiles.Checks;

internal sealed class DuplicateStageName() : DockerfileCheck(new DockerfileRule(
    "DuplicateStageName",
    "Stage names must be unique",
    "If two stages have the same name, the name refers to the later one. Builders ignore the case of stage names.")
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
                Report(file, SourceSpan.OfWord(stage.From, 2), $"The stage in line {first.Line} is also named '{first.Name}'. Rename one of them.");
            }
            else
            {
                seen.Add(name, stage);
            }
        }
    }
}
