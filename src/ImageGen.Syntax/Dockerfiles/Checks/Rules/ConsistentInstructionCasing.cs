namespace ImageGen.Dockerfiles.Checks;

internal sealed class ConsistentInstructionCasing() : DockerfileCheck(new DockerfileRule(
    "ConsistentInstructionCasing",
    "All keywords have the same case",
    "Keywords can have any case. A file is easier to read if all of them are in upper case or all in lower case.")
{
    Id = "IMG0205",
})
{
    public override void CheckFile(CheckedFile file)
    {
        // As in BuildKit, ARGs before the first FROM are neither counted nor checked.
        var instructions = file.Dockerfile.Stages.SelectMany(stage => stage.Instructions.Prepend(stage.From)).ToList();
        var lower = instructions.Count(instruction => Casing.IsLower(instruction.WrittenKeyword));
        var upper = instructions.Count(instruction => !Casing.IsLower(instruction.WrittenKeyword) && Casing.IsUpper(instruction.WrittenKeyword));
        foreach (var instruction in instructions)
        {
            var better = lower > upper ? instruction.WrittenKeyword.ToLowerInvariant() : instruction.WrittenKeyword.ToUpperInvariant();
            if (!string.Equals(better, instruction.WrittenKeyword, StringComparison.Ordinal))
            {
                Report(file, SourceSpan.OfKeyword(instruction), $"'{instruction.WrittenKeyword}' does not have the case of most instructions in this file. Use '{better}'.");
            }
        }
    }
}
