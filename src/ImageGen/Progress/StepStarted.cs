namespace ImageGen.Progress;

/// <summary>The event of the start of a build step.</summary>
/// <param name="Step">The id of the step, unique in this build.</param>
/// <param name="Name">The step as the engine shows it: <c>[build 2/5] RUN dotnet restore</c>.</param>
public sealed record StepStarted(string Step, string Name) : BuildEvent;
