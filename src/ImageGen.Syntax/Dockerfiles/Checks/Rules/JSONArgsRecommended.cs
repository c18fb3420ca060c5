namespace ImageGen.Dockerfiles.Checks;

internal sealed class JSONArgsRecommended() : DockerfileCheck(new DockerfileRule(
    "JSONArgsRecommended",
    "CMD and ENTRYPOINT are JSON arrays",
    "The shell form runs the program as a child of a shell, which does not forward signals. The container then does not stop on request. A SHELL instruction in the file shows that this is intended.")
{
    Id = "IMG0208",
})
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.Instruction is { Keyword: "CMD" or "ENTRYPOINT", IsJson: false } && !step.State.HasShell)
        {
            Report(file, step, step.PlaceOfArguments(), $"{step.Instruction.Keyword} runs in a shell, which does not forward signals to the program. Use [\"program\", \"argument\"].");
        }
    }
}
