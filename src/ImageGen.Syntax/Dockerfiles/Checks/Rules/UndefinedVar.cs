namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// Reports variables without a value. The variables of a base image are unknown unless the caller supplies them. In that case a variable is only
/// reported if the file sets one with a similar name. BuildKit may report more, but a false warning is worse than a missing one.
/// </summary>
internal sealed class UndefinedVar() : DockerfileCheck(new DockerfileRule(
    "UndefinedVar",
    "A variable is set before it is used",
    "A variable is empty if no ARG, no ENV and no base image sets it. A stage can use an ARG above the first FROM only after an ARG with the same name in the stage.")
{
    Id = "IMG0212",
})
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
            var advice = meant is not null ? $"Use the similar name '${meant}', or set the variable."
                : file.Globals.Knows(use.Name) ? $"Add ARG {use.Name} to the stage as well."
                : $"Add ARG {use.Name} or ENV {use.Name}=….";
            Report(file, step, step.Place(SourceSpan.OfVariable(step.Instruction, text, use)), $"The variable '${use.Name}' is not set before it is used here. {advice}");
        }
    }

    /// <summary>Whether a name is too short for a suggestion: two different letters then make another name, not a spelling mistake.</summary>
    private static bool MayBeOfBase(string name) => name.Length < 5;
}
