namespace ImageGen.Dockerfiles.Checks;

internal sealed class ExposeProtoCasing() : DockerfileCheck(new DockerfileRule(
    "ExposeProtoCasing",
    "The protocol of EXPOSE is in lower case",
    "Engines keep protocols in lower case; written so, the file says what the image will."))
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        foreach (var (word, text, port) in PortSpecification.Read(step))
        {
            if (!Casing.IsLower(port.Protocol))
            {
                Report(file, step, step.Place(SourceSpan.OfWord(step.Instruction, word)), $"The protocol of '{text}' has capitals; write '{port.Protocol.ToLowerInvariant()}'.");
            }
        }
    }
}
