namespace ImageGen.Progress;

/// <summary>The event of output that a build step wrote to standard output or standard error.</summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Text">The text; it may end in the middle of a line.</param>
/// <param name="IsError">Whether it was written to standard error.</param>
public sealed record StepOutput(string Step, string Text, bool IsError) : BuildEvent;
