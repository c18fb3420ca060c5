namespace ImageGen.Progress;

/// <summary>The event of a transient failure, after which the operation is retried.</summary>
/// <param name="Operation">The operation that is retried: <c>build</c>, <c>pull</c> or <c>push</c>.</param>
/// <param name="Attempt">The number of the failed attempt, from 1.</param>
/// <param name="Delay">The delay before the next attempt.</param>
/// <param name="Reason">The cause of the failure.</param>
public sealed record Retrying(string Operation, int Attempt, TimeSpan Delay, string Reason) : BuildEvent;
