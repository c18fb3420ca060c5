namespace ImageGen.Dockerfiles.Checks;

/// <summary>The check of a rule. It has no state, so one instance checks all files.</summary>
internal abstract class DockerfileCheck(DockerfileRule rule)
{
    public DockerfileRule Rule { get; } = rule;

    /// <summary>Checks the file as it is written.</summary>
    public virtual void CheckFile(CheckedFile file)
    {
    }

    /// <summary>Checks an instruction, in the order in which the builder runs it.</summary>
    public virtual void CheckStep(CheckedFile file, CheckedStep step)
    {
    }

    /// <summary>Reports a warning of a step. A comment above a trigger has no effect on it.</summary>
    protected void Report(CheckedFile file, CheckedStep step, SourceSpan span, string message) =>
        file.Report(Rule, step.IsTrigger ? null : step.Instruction, span, message);

    /// <summary>Reports a warning that can only be turned off for the whole file.</summary>
    protected void Report(CheckedFile file, SourceSpan span, string message) => file.Report(Rule, null, span, message);

    /// <summary>Reports a warning, unless the file or a comment above the instruction turns the rule off.</summary>
    protected void Report(CheckedFile file, DockerfileInstruction instruction, SourceSpan span, string message) =>
        file.Report(Rule, instruction, span, message);
}
