namespace ImageGen.Dockerfiles.Checks;

internal sealed class FromAsCasing() : DockerfileCheck(new DockerfileRule(
    "FromAsCasing",
    "AS is cased like its FROM",
    "FROM and AS are two keywords of one instruction; in different case the line is hard to read.")
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

            // A FROM of mixed case is ConsistentInstructionCasing's.
            var isLower = Casing.IsLower(keyword);
            if ((isLower && !Casing.IsLower(word.Text)) || (!isLower && Casing.IsUpper(keyword) && !Casing.IsUpper(word.Text)))
            {
                var better = isLower ? word.Text.ToLowerInvariant() : word.Text.ToUpperInvariant();
                Report(file, from, SourceSpan.OfWord(from, 1), $"'{word.Text}' is not cased like '{keyword}'; write '{better}'.");
            }
        }
    }
}
