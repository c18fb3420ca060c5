namespace ImageGen;

/// <summary>A place in a Dockerfile that builds, but not well: what <see cref="Dockerfile.Check"/> finds.</summary>
/// <param name="Rule">The name of the rule; BuildKit's where it is one of its build checks.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Line">The first line, counted from 1.</param>
/// <param name="Column">The first column, counted from 1 in UTF-16 units.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="EndColumn">The column after the last one.</param>
public sealed record DockerfileWarning(string Rule, string Message, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>Whether the file asks for it to end the build: <c># check=error=true</c>.</summary>
    public bool IsError { get; init; }

    /// <summary>The warning as <c>line:column: rule: message</c>.</summary>
    public override string ToString() => $"{Line}:{Column}: {Rule}: {Message}";
}
