namespace ImageGen.Dockerfiles.Checks;

internal sealed class WorkdirRelativePath() : DockerfileCheck(new DockerfileRule(
    "WorkdirRelativePath",
    "The first WORKDIR is an absolute path",
    "A relative path depends on the working directory of the base image, and changes with it.")
{
    Id = "IMG0211",
})
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
            Report(file, step, step.PlaceOfArguments(), $"'{path.Text}' is relative to the working directory of the base image. Start the path with '/'.");
        }
    }

    /// <summary>Whether a path starts with plain text. Unknown values are then further right, so the path is relative in any case.</summary>
    private static bool StartsInPlain(string text) => text.Length > 0 && char.IsLetterOrDigit(text[0]);

    /// <summary>Whether a path starts with a drive, which makes it absolute on Windows. A base image may be for Windows.</summary>
    private static bool IsOfWindows(CheckedStep step, string path) => !step.State.IsBaseKnown && path.Length > 1 && path[1] == ':';
}
