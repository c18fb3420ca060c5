namespace ImageGen.Dockerfiles.Checks;

internal sealed class MultipleInstructionsDisallowed() : DockerfileCheck(new DockerfileRule(
    "MultipleInstructionsDisallowed",
    "A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK",
    "If there are several, only the last one has an effect.")
{
    Id = "IMG0213",
})
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.State.Last(step.Instruction.Keyword) is { } previous)
        {
            var keyword = SourceSpan.OfKeyword(previous.Instruction);
            Report(file, step, previous.Place(keyword), $"The {step.Instruction.Keyword} in line {step.Place(SourceSpan.OfKeyword(step.Instruction)).Line} replaces this one. Remove one of them.");
        }
    }
}
