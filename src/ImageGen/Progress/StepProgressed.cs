namespace ImageGen;

/// <summary>A part of a step got on: a transfer, an extraction, an export.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Id">What gets on, such as <c>exporting layers</c>.</param>
/// <param name="Current">How much is done, in bytes for transfers.</param>
/// <param name="Total">How much there is; 0 where it is not known.</param>
public sealed record StepProgressed(string Step, string Id, long Current, long Total) : BuildEvent;
