using ImageGen.Generator.Models;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the project that an <c>auto</c> Dockerfile publishes.</summary>
internal static class ProjectEmission
{
    /// <summary>Writes the <c>Project</c> line of an object initializer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="project">The project's path as the attribute names it; <see langword="null"/> for the compiled project.</param>
    /// <param name="facts">What MSBuild told of it; <see langword="null"/> where it told nothing: then MSBuild is asked at run time.</param>
    public static void Write(SourceWriter writer, string? project, ProjectFacts? facts)
    {
        if ((facts?.Path ?? project) is { } path)
        {
            writer.Line("Project = new global::ImageGen.DotNetProject { Path = " + CSharpText.Literal(path) + " },");
        }
    }
}
