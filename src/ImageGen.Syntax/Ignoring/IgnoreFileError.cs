namespace ImageGen;

/// <summary>A line of a <c>.dockerignore</c> file that no builder accepts.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Pattern">The pattern as written.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record IgnoreFileError(int Line, string Pattern, string Message)
{
    /// <summary>Returns the error as <c>line: message</c>.</summary>
    public override string ToString() => $"line {Line}: {Message}";
}
