namespace ImageGen.Dockerfiles.Checks;

internal sealed class WorkdirRelativePath() : DockerfileCheck(new DockerfileRule(
    "WorkdirRelativePath",
    "The first WORKDIR is an absolute path",
    "A relative path counts from the working directory of the base image, and means another place once that changes."))
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.Instruction is not { Keyword: "WORKDIR", Words.Count: > 0 } || step.State.HasWorkingDirectory)
        {
            return;
        }

        var path = step.ExpandWord(0);
        if (!path.IsRefused && !path.Text.StartsWith("/", StringComparison.Ordinal) && (path.IsCertain || StartsInPlain(path.Source.Text)) && !IsOfWindows(step, path.Text))
        {
            Report(file, step, step.PlaceOfArguments(), $"'{path.Text}' counts from the base image's working directory; begin the path with '/'.");
        }
    }

    /// <summary>What is not known here stands further on, so the path is relative all the same.</summary>
    private static bool StartsInPlain(string text) => text.Length > 0 && char.IsLetterOrDigit(text[0]);

    /// <summary>A drive is absolute on Windows, and a base image may be of Windows.</summary>
    private static bool IsOfWindows(CheckedStep step, string path) => !step.State.IsBaseKnown && path.Length > 1 && path[1] == ':';
}
