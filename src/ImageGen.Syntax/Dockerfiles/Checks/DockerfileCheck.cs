namespace ImageGen.Dockerfiles.Checks;

/// <summary>The check of a rule. It holds no state, so one serves all files.</summary>
internal abstract class DockerfileCheck(DockerfileRule rule)
{
    public DockerfileRule Rule { get; } = rule;

    /// <summary>Looks at the file as it is written.</summary>
    public virtual void CheckFile(CheckedFile file)
    {
    }

    /// <summary>Looks at an instruction when the builder comes to it.</summary>
    public virtual void CheckStep(CheckedFile file, CheckedStep step)
    {
    }

    /// <summary>Reports a warning of a step; comments do not reach what a trigger does.</summary>
    protected void Report(CheckedFile file, CheckedStep step, SourceSpan span, string message) =>
        file.Report(Rule, step.IsTrigger ? null : step.Instruction, span, message);

    /// <summary>Reports a warning that only the file as a whole can turn off.</summary>
    protected void Report(CheckedFile file, SourceSpan span, string message) => file.Report(Rule, null, span, message);

    /// <summary>Reports a warning unless the file, or a comment above the instruction, turns the rule off.</summary>
    protected void Report(CheckedFile file, DockerfileInstruction instruction, SourceSpan span, string message) =>
        file.Report(Rule, instruction, span, message);
}
