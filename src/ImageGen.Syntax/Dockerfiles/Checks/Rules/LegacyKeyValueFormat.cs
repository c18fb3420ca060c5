namespace ImageGen.Dockerfiles.Checks;

internal sealed class LegacyKeyValueFormat() : DockerfileCheck(new DockerfileRule(
    "LegacyKeyValueFormat",
    "ENV and LABEL have an '=' between name and value",
    "With a blank in its place, all that follows to the end of the line is the value: a second pair cannot be told from it."))
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.Instruction is { Keyword: "ENV" or "LABEL", Words.Count: 2 } instruction && instruction.Words[0].Text.IndexOf('=') < 0)
        {
            Report(file, step, step.PlaceOfArguments(), $"Name and value are parted by a blank; write {instruction.Keyword} {instruction.Words[0].Text}=… and quote a value that holds blanks.");
        }
    }
}
