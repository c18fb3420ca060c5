namespace ImageGen.Dockerfiles.Checks;

internal sealed class ConsistentInstructionCasing() : DockerfileCheck(new DockerfileRule(
    "ConsistentInstructionCasing",
    "All instructions are cased alike",
    "Keywords can be written in any case; a file that keeps to upper case or to lower case reads best.")
{
    Id = "IMG0205",
})
{
    public override void CheckFile(CheckedFile file)
    {
        // ARGs before the first FROM neither count nor are judged; that is BuildKit's way.
        var instructions = file.Dockerfile.Stages.SelectMany(stage => stage.Instructions.Prepend(stage.From)).ToList();
        var lower = instructions.Count(instruction => Casing.IsLower(instruction.WrittenKeyword));
        var upper = instructions.Count(instruction => !Casing.IsLower(instruction.WrittenKeyword) && Casing.IsUpper(instruction.WrittenKeyword));
        foreach (var instruction in instructions)
        {
            var better = lower > upper ? instruction.WrittenKeyword.ToLowerInvariant() : instruction.WrittenKeyword.ToUpperInvariant();
            if (!string.Equals(better, instruction.WrittenKeyword, StringComparison.Ordinal))
            {
                Report(file, SourceSpan.OfKeyword(instruction), $"'{instruction.WrittenKeyword}' is not cased like most instructions here; write '{better}'.");
            }
        }
    }
}
