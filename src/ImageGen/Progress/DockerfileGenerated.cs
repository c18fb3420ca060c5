namespace ImageGen.Progress;

/// <summary>The event of a Dockerfile that was generated for a project.</summary>
/// <param name="Project">The path of the project, relative to the folder where the paths of the image start.</param>
/// <param name="PublishOn">Where the project is published.</param>
/// <param name="IsDefault">Whether the place is the default.</param>
public sealed record DockerfileGenerated(string Project, PublishLocation PublishOn, bool IsDefault) : BuildEvent;
