using ImageGen.Ignoring;

namespace ImageGen.Dockerfiles.Checks;

internal sealed class MissingCopySource() : DockerfileCheck(new DockerfileRule(
    "MissingCopySource",
    "COPY and ADD name files of the context",
    "COPY and ADD find only files of the context that are not ignored. A pattern with wildcards may match nothing.")
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

            // A path cannot leave the context, so it is resolved like an absolute path.
            var path = CleanPath.From("/" + source.Text).Substring(1);
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
            return "is not in the context. Correct the path, which is relative to the root of the context, or add the file.";
        }

        // CopyIgnoredFile reports an ignore file without exceptions.
        return ignore is { HasExceptions: true } && ignore.IsIgnored(path) && !ignore.MayContainIncluded(path)
            ? "is excluded from the context by the ignore file. Add an exception to that file."
            : null;
    }
}
