namespace ImageGen.Projects;

/// <summary>A folder with packages outside of the repository.</summary>
/// <param name="File">The file that names it: a <c>nuget.config</c> or a project.</param>
/// <param name="Value">The folder as written. A relative path starts at the folder of the file.</param>
public sealed record OuterFeed(string File, string Value);
