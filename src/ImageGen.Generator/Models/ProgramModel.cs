namespace ImageGen.Generator.Models;

/// <summary>All images of a compilation, in the order of their class names.</summary>
/// <param name="Images">The images that other code can use.</param>
/// <param name="HasCommandLine">Whether the compilation references the command line.</param>
internal sealed record ProgramModel(EquatableArray<DeclaredModel> Images, bool HasCommandLine);
