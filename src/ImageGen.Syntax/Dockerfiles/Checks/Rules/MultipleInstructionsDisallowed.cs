namespace ImageGen.Dockerfiles.Checks;

internal sealed class MultipleInstructionsDisallowed() : DockerfileCheck(new DockerfileRule(
    "MultipleInstructionsDisallowed",
    "A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK",
    "Of several only the last one counts; the others are there to mislead."))
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.State.Last(step.Instruction.Keyword) is { } previous)
        {
            var keyword = SourceSpan.OfKeyword(previous.Instruction);
            Report(file, step, previous.Place(keyword), $"Another {step.Instruction.Keyword} follows in line {step.Place(SourceSpan.OfKeyword(step.Instruction)).Line} and takes the place of this one; remove one of them.");
        }
    }
}
