using ImageGen.Ignoring;

namespace ImageGen.Dockerfiles.Checks;

internal sealed class MissingCopySource() : DockerfileCheck(new DockerfileRule(
    "MissingCopySource",
    "What is copied is in the context",
    "COPY and ADD find only what the context holds and the ignore file leaves in it. Wildcards may match nothing.")
{
    IsBuildKits = false,
})
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        var instruction = step.Instruction;
        if (instruction.Keyword is not ("COPY" or "ADD") || file.Options.ContextHolds is not { } holds || !string.IsNullOrEmpty(instruction.FlagValue("from")))
        {
            return;
        }

        for (var i = 0; i < instruction.Words.Count - 1; i++)
        {
            if (HeredocWord.TryParse(instruction.Words[i].Text) is not null || step.ExpandWord(i) is not { IsRefused: false, IsCertain: true } source
                || source.Text.IndexOfAny(['*', '?', '[', '\\']) >= 0 || SourceAddress.IsRemote(source.Text))
            {
                continue;
            }

            // Nothing leads out of the context: its root is the root.
            var path = CleanPath.Create("/" + source.Text).Substring(1);
            if (path.Length > 0 && Reason(file.Options.Ignore, path, holds) is { } reason)
            {
                Report(file, step, step.Place(SourceSpan.OfWord(instruction, i)), $"'{source.Text}' {reason}");
            }
        }
    }

    private static string? Reason(IgnoreFile? ignore, string path, Func<string, bool> holds)
    {
        if (!holds(path))
        {
            return "is not in the context; correct the path, which counts from the context's root, or add the file.";
        }

        // Without exceptions CopyIgnoredFile says so.
        return ignore is { HasExceptions: true } && ignore.IsIgnored(path) && !ignore.MayContainIncluded(path)
            ? "is kept out of the context by the ignore file; add an exception for it there."
            : null;
    }
}
