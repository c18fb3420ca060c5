using ImageGen.Projects;

namespace ImageGen;

/// <summary>A .NET project that an <c>auto</c> Dockerfile publishes.</summary>
public sealed record DotNetProject
{
    /// <summary>The path of the project file, or of a folder with one project file, relative to the image's <see cref="DockerImage.ProjectDirectory"/>.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// What MSBuild knows about the project, as text, with paths relative to <see cref="DockerImage.ProjectDirectory"/>. Generated code
    /// sets it. If it is <see langword="null"/>, MSBuild evaluates the project when the image is built, which needs the .NET SDK on that machine.
    /// </summary>
    public string? Facts { get; init; }

    /// <exception cref="DotNetProjectException">The text is not what generated code sets.</exception>
    internal ProjectFacts? ReadFacts()
    {
        try
        {
            return Facts is null ? null : ProjectFacts.Parse(Facts);
        }
        catch (FormatException exception)
        {
            throw new DotNetProjectException($"The facts of the project '{Path}' are not valid: {exception.Message} Leave {nameof(Facts)} to generated code.", exception);
        }
    }
}
