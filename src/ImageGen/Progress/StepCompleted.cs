namespace ImageGen.Progress;

/// <summary>The event of the end of a build step, successful or failed.</summary>
/// <param name="Step">The id of the step.</param>
/// <param name="Name">The step as the engine shows it.</param>
/// <param name="Cached">Whether the result is from the cache.</param>
/// <param name="Duration">The duration of the step; <see langword="null"/> if the engine does not report it.</param>
/// <param name="Error">The error of a failed step; <see langword="null"/> if the step succeeded.</param>
public sealed record StepCompleted(string Step, string Name, bool Cached, TimeSpan? Duration, string? Error) : BuildEvent;
