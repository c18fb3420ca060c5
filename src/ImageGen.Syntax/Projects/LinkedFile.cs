namespace ImageGen.Projects;

/// <summary>A file outside the folder of a project that the project uses.</summary>
/// <param name="Item">The type of the MSBuild item, or the name of the property, that names the file: <c>Protobuf</c>, <c>AssemblyOriginatorKeyFile</c>.</param>
/// <param name="Path">The file.</param>
public sealed record LinkedFile(string Item, string Path);
