namespace ImageGen;

/// <summary>A part of a Dockerfile that works, but probably not as intended. <see cref="Dockerfile.Check"/> returns it.</summary>
/// <param name="Rule">The name of the rule. BuildKit's build checks have BuildKit's names.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="Line">The first line, counted from 1.</param>
/// <param name="Column">The first column, counted from 1 in UTF-16 units.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="EndColumn">The column after the last one.</param>
public sealed record DockerfileWarning(string Rule, string Message, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>Whether the warning makes the build fail, because the file has the directive <c># check=error=true</c>.</summary>
    public bool IsError { get; init; }

    /// <summary>Returns the warning as <c>line:column: rule: message</c>.</summary>
    public override string ToString() => $"{Line}:{Column}: {Rule}: {Message}";
}
