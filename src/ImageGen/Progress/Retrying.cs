namespace ImageGen;

/// <summary>A failure that may pass is tried again.</summary>
/// <param name="Operation">What is tried again: <c>build</c>, <c>pull</c> or <c>push</c>.</param>
/// <param name="Attempt">The number of the try that failed, from 1.</param>
/// <param name="Delay">The wait before the next one.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record Retrying(string Operation, int Attempt, TimeSpan Delay, string Reason) : BuildEvent;
