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
            WriteFacts(writer, facts);
        }

        writer.Close(",");
    }

    /// <summary>Writes a literal for each line, so that the facts can be read in the generated file.</summary>
    private static void WriteFacts(SourceWriter writer, ProjectFacts facts)
    {
        var lines = facts.ToString().Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        writer.Line("Facts =");
        for (var i = 0; i < lines.Length; i++)
        {
            writer.Line((i == 0 ? "    " : "    + ") + CSharpText.Literal(lines[i] + "\n") + (i == lines.Length - 1 ? "," : ""));
        }
    }
}
