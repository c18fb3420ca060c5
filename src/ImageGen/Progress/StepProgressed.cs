namespace ImageGen.Progress;

/// <summary>The event of progress in a part of a build step, such as a transfer, an extraction or an export.</summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Id">The part of the step, such as <c>exporting layers</c>.</param>
/// <param name="Current">The amount that is done, in bytes for transfers.</param>
/// <param name="Total">The total amount; 0 if it is unknown.</param>
public sealed record StepProgressed(string Step, string Id, long Current, long Total) : BuildEvent;
