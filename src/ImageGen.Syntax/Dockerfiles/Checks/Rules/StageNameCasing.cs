namespace ImageGen.Dockerfiles.Checks;

internal sealed class StageNameCasing() : DockerfileCheck(new DockerfileRule(
    "StageNameCasing",
    "A stage's name is in lower case",
    "Builders keep the names of stages in lower case. A name that is written so everywhere reads the same in the file, in --target and in the build's log.")
{
    Id = "IMG0202",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var from in file.Dockerfile.Stages.Select(stage => stage.From).Where(from => from.Words.Count == 3))
        {
            var name = from.Words[2];
            if (!Casing.IsLower(name.Text))
            {
                Report(file, from, SourceSpan.OfWord(from, 2), $"The stage name '{name.Text}' has capitals; write '{name.Text.ToLowerInvariant()}'.");
            }
        }
    }
}
