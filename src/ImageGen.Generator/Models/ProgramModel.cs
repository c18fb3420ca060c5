namespace ImageGen.Generator.Models;

/// <summary>All images of a compilation, in the order of their class names.</summary>
/// <param name="Images">The images that other code can use.</param>
/// <param name="HasCommandLine">Whether the compilation references the command line.</param>
internal sealed record ProgramModel(EquatableArray<DeclaredModel> Images, bool HasCommandLine)
{
    /// <summary>Whether the compilation also sees the class <c>DockerImages</c> of another assembly, whose internals are visible to it.</summary>
    public bool SeesOtherList { get; init; }
}
