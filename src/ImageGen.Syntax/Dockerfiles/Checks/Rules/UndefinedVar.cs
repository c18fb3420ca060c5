namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// What a base image sets is not known unless the caller tells it. Then a name is reported only where the file itself has one that is
/// nearly the same: BuildKit would know better, and a warning that is none does more harm than a silence.
/// </summary>
internal sealed class UndefinedVar() : DockerfileCheck(new DockerfileRule(
    "UndefinedVar",
    "A variable is set before it is used",
    "A variable that neither ARG nor ENV nor the base image sets is empty. An ARG above the first FROM is seen by a stage only after an ARG of its name in it."))
{
    public override void CheckStep(CheckedFile file, CheckedStep step)
    {
        if (step.Instruction.Keyword == "EXPOSE")
        {
            return;
        }

        foreach (var expansion in step.Expansions)
        {
            foreach (var use in expansion.Missing)
            {
                Check(file, step, expansion.Source, use);
            }
        }
    }

    private void Check(CheckedFile file, CheckedStep step, ExpandedText text, VariableUse use)
    {
        if (step.State.Variables.IsDeclared(use.Name) || use.Name is "BUILDKIT_SBOM_SCAN_CONTEXT" or "BUILDKIT_SBOM_SCAN_STAGE")
        {
            return;
        }

        var isKnown = step.State.IsBaseKnown;
        var meant = file.Suggestions.Find(use.Name, step.State.Variables.Names.Where(name => isKnown || name != "PATH"));
        if (isKnown || (meant is not null && !MayBeOfBase(use.Name)))
        {
            var advice = meant is not null ? $"did you mean '${meant}'?"
                : file.Globals.Knows(use.Name) ? $"add ARG {use.Name} to the stage, too."
                : $"add ARG {use.Name} or ENV {use.Name}=….";
            Report(file, step, step.Place(SourceSpan.OfVariable(step.Instruction, text, use)), $"Nothing sets '${use.Name}' before its use here; {advice}");
        }
    }

    /// <summary>In a short name two letters are no mistake but another name.</summary>
    private static bool MayBeOfBase(string name) => name.Length < 5;
}
