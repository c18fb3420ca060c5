namespace ImageGen.Dockerfiles.Checks;

/// <summary>The check of a rule. It holds no state, so one serves all files.</summary>
internal abstract class DockerfileCheck(DockerfileRule rule)
{
    public DockerfileRule Rule { get; } = rule;

    /// <summary>Looks at the file as it is written.</summary>
    public virtual void CheckFile(CheckedFile file)
    {
    }

    /// <summary>Reports a warning unless the file, or a comment above the instruction, turns the rule off.</summary>
    protected void Report(CheckedFile file, DockerfileInstruction? instruction, SourceSpan span, string message) =>
        file.Report(Rule, instruction, span, message);
}
