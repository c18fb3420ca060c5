using ImageGen.Ignoring;

namespace ImageGen.Dockerfiles.Checks;

internal sealed class CopyIgnoredFile() : DockerfileCheck(new DockerfileRule(
    "CopyIgnoredFile",
    "What is copied is not ignored",
    "The ignore file keeps a path out of the context, so the builder does not find it. Where the ignore file has exceptions ('!'), nothing is said."))
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        var instruction = step.Instruction;
        if (instruction.Keyword is not ("COPY" or "ADD") || file.Options.Ignore is not { } ignore || ignore.HasExceptions || !string.IsNullOrEmpty(instruction.FlagValue("from")))
        {
            return;
        }

        for (var i = 0; i < instruction.Words.Count - 1; i++)
        {
            if (HeredocWord.TryParse(instruction.Words[i].Text) is null && step.ExpandWord(i) is { IsRefused: false, IsCertain: true } source
                && !SourceAddress.IsRemote(source.Text) && Ignores(ignore, CleanPath.Create(source.Text)))
            {
                Report(file, step, step.Place(SourceSpan.OfWord(instruction, i)), $"The ignore file keeps '{source.Text}' out of the context; take the pattern out of it, or copy something else.");
            }
        }
    }

    /// <summary>The root itself is ignored only by a pattern that is meant for everything.</summary>
    private static bool Ignores(IgnoreFile ignore, string path) =>
        (path is not ("." or "/") || ignore.Patterns.Any(pattern => pattern is "*" or "**" or "**/*")) && ignore.MatchesPathOrParent(path);
}
