namespace ImageGen.Dockerfiles.Checks;

internal sealed class LegacyKeyValueFormat() : DockerfileCheck(new DockerfileRule(
    "LegacyKeyValueFormat",
    "ENV and LABEL have an '=' between name and value",
    "With a space instead, the value is everything up to the end of the line, including a second pair.")
{
    Id = "IMG0214",
})
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.Instruction is { Keyword: "ENV" or "LABEL", Words.Count: 2 } instruction && instruction.Words[0].Text.IndexOf('=') < 0)
        {
            Report(file, step, step.PlaceOfArguments(), $"Name and value are separated by a space. Use {instruction.Keyword} {instruction.Words[0].Text}=…, and put a value with spaces in quotes.");
        }
    }
}
