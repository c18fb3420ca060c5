namespace ImageGen.Dockerfiles.Checks;

internal sealed class StageNameCasing() : DockerfileCheck(new DockerfileRule(
    "StageNameCasing",
    "Stage names are lower case",
    "Builders store stage names in lower case. A lower-case name is then the same in the file, in --target and in the log of a build.")
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
                Report(file, from, SourceSpan.OfWord(from, 2), $"The stage name '{name.Text}' has upper-case letters. Use '{name.Text.ToLowerInvariant()}'.");
            }
        }
    }
}
