namespace ImageGen;

/// <summary>A step wrote to its standard output or standard error.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Text">The text; it may end in the middle of a line.</param>
/// <param name="IsError">Whether it was written to standard error.</param>
public sealed record StepOutput(string Step, string Text, bool IsError) : BuildEvent;
