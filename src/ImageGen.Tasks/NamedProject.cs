namespace ImageGen.Tasks;

/// <summary>A project that an attribute names.</summary>
/// <param name="Name">The path as in the attribute.</param>
/// <param name="File">The project file; <see langword="null"/> if there is no such file, and no folder with exactly one project.</param>
internal sealed record NamedProject(string Name, string? File);
