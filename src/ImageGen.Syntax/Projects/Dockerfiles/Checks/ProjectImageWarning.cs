namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>A setting of an image that does not fit its project, or does not work as the project expects. <see cref="ProjectImageChecks.Find"/> returns it.</summary>
/// <param name="Id">The id under which the compiler reports it, such as <c>IMG0021</c>, and the name of its page.</param>
/// <param name="Setting">The setting, as a property of the attribute <c>[DockerImage]</c>.</param>
/// <param name="Index">The element of a setting with several values, or -1 for the whole setting.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record ProjectImageWarning(string Id, string Setting, int Index, string Message);
