namespace ImageGen;

/// <summary>A step of the build began.</summary>
/// <param name="Step">The step's id, unique in this build.</param>
/// <param name="Name">The step as the engine shows it: <c>[build 2/5] RUN dotnet restore</c>.</param>
public sealed record StepStarted(string Step, string Name) : BuildEvent;
