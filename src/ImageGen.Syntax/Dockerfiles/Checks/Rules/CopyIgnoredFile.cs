using ImageGen.Ignoring;

namespace ImageGen.Dockerfiles.Checks;

internal sealed class CopyIgnoredFile() : DockerfileCheck(new DockerfileRule(
    "CopyIgnoredFile",
    "COPY and ADD do not name ignored files",
    "The ignore file excludes a path from the context, so the builder does not find it. A file with exceptions ('!') is not checked.")
{
    Id = "IMG0219",
})
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
                && !SourceAddress.IsRemote(source.Text) && Ignores(ignore, CleanPath.From(source.Text)))
            {
                Report(file, step, step.Place(SourceSpan.OfWord(instruction, i)), $"The ignore file excludes '{source.Text}' from the context. Remove the pattern from it, or copy another path.");
            }
        }
    }

    /// <summary>Whether a path is ignored. The root itself is only ignored by a pattern for everything.</summary>
    private static bool Ignores(IgnoreFile ignore, string path) =>
        (path is not ("." or "/") || ignore.Patterns.Any(pattern => pattern is "*" or "**" or "**/*")) && ignore.MatchesPathOrParent(path);
}
