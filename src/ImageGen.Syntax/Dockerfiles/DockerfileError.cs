namespace ImageGen;

/// <summary>A part of a Dockerfile that every builder refuses.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 units.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record DockerfileError(int Line, int Column, string Message)
{
    /// <summary>Returns the error as <c>line:column: message</c>.</summary>
    public override string ToString() => $"{Line}:{Column}: {Message}";
}
