using ImageGen.Projects;

namespace ImageGen.Generator.Emission;

/// <summary>Emits the project that an <c>auto</c> Dockerfile publishes.</summary>
internal static class ProjectEmission
{
    /// <summary>Writes the <c>Project</c> property of an object initializer. Properties with their default value are omitted.</summary>
    /// <param name="writer">The writer of the source.</param>
    /// <param name="project">The project's path as the attribute names it; <see langword="null"/> for the compiled project.</param>
    /// <param name="facts">MSBuild's information about the project; <see langword="null"/> if it is missing. Then MSBuild evaluates the project at run time.</param>
    public static void Write(SourceWriter writer, string? project, ProjectFacts? facts)
    {
        if ((facts?.Path ?? project) is not { } path)
        {
            return;
        }

        writer.Open("Project = new global::ImageGen.DotNetProject");
        writer.Line("Path = " + CSharpText.Literal(path) + ",");
        if (facts is not null)
        {
            writer.Line("Facts =");
            CSharpText.WriteLines(writer, facts.ToString().Split(['\n'], StringSplitOptions.RemoveEmptyEntries), ",");
        }

        writer.Close(",");
    }
}
