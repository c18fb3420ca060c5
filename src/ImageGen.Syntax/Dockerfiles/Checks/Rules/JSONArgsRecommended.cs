namespace ImageGen.Dockerfiles.Checks;

internal sealed class JSONArgsRecommended() : DockerfileCheck(new DockerfileRule(
    "JSONArgsRecommended",
    "CMD and ENTRYPOINT are JSON arrays",
    "The shell form runs the program as a child of a shell, which does not pass signals on: the container does not stop when it is asked to. A SHELL of the file's own says that it is meant."))
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.Instruction is { Keyword: "CMD" or "ENTRYPOINT", IsJson: false } && !step.State.HasShell)
        {
            Report(file, step, step.PlaceOfArguments(), $"{step.Instruction.Keyword} runs in a shell, which keeps signals from the program; write [\"program\", \"argument\"].");
        }
    }
}
