namespace ImageGen.Dockerfiles.Checks;

internal sealed class ExposeProtoCasing() : DockerfileCheck(new DockerfileRule(
    "ExposeProtoCasing",
    "The protocol of EXPOSE is lower case",
    "Engines store protocols in lower case. The file then shows the same text as the image.")
{
    Id = "IMG0221",
})
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        foreach (var (word, text, port) in ExposedPorts.Read(step))
        {
            if (!Casing.IsLower(port.Protocol))
            {
                Report(file, step, step.Place(SourceSpan.OfWord(step.Instruction, word)), $"The protocol of '{text}' has upper-case letters. Use '{port.Protocol.ToLowerInvariant()}'.");
            }
        }
    }
}
