namespace ImageGen;

/// <summary>A step of the build ended.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Name">The step as the engine shows it.</param>
/// <param name="Cached">Whether its result was taken from the cache.</param>
/// <param name="Duration">How long it took, where the engine says so.</param>
/// <param name="Error">Why it failed; <see langword="null"/> where it did not.</param>
public sealed record StepCompleted(string Step, string Name, bool Cached, TimeSpan? Duration, string? Error) : BuildEvent;
