namespace ImageGen.Dockerfiles.Checks;

internal sealed class FromAsCasing() : DockerfileCheck(new DockerfileRule(
    "FromAsCasing",
    "FROM and AS have the same case",
    "FROM and AS are two keywords of one instruction. The line is hard to read if their case differs.")
{
    Id = "IMG0203",
})
{
    public override void CheckFile(CheckedFile file)
    {
        foreach (var from in file.Dockerfile.Stages.Select(stage => stage.From).Where(from => from.Words.Count > 2))
        {
            var keyword = from.WrittenKeyword;
            var word = from.Words[1];

            // ConsistentInstructionCasing reports a FROM in mixed case.
            var isLower = Casing.IsLower(keyword);
            if ((isLower && !Casing.IsLower(word.Text)) || (!isLower && Casing.IsUpper(keyword) && !Casing.IsUpper(word.Text)))
            {
                var better = isLower ? word.Text.ToLowerInvariant() : word.Text.ToUpperInvariant();
                Report(file, from, SourceSpan.OfWord(from, 1), $"'{word.Text}' does not have the same case as '{keyword}'. Use '{better}'.");
            }
        }
    }
}
