using ImageGen.Generator.Models;

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

    private static void WriteFacts(SourceWriter writer, ProjectFacts facts)
    {
        writer.Line("AssemblyName = " + CSharpText.Literal(facts.AssemblyName) + ",");
        writer.Line("TargetFramework = " + CSharpText.Literal(facts.TargetFramework) + ",");
        Write(writer, nameof(facts.IsMultiTargeted), facts.IsMultiTargeted);
        writer.Line("OutputType = " + CSharpText.Literal(facts.OutputType) + ",");
        Write(writer, nameof(facts.UsesAspNetCore), facts.UsesAspNetCore);
        Write(writer, nameof(facts.UseAppHost), facts.UseAppHost, byDefault: true);
        Write(writer, nameof(facts.InvariantGlobalization), facts.InvariantGlobalization);
        Write(writer, nameof(facts.PublishAot), facts.PublishAot);
        Write(writer, nameof(facts.SelfContained), facts.SelfContained);
        Write(writer, nameof(facts.References), facts.References);
        Write(writer, nameof(facts.RestoreInputs), facts.RestoreInputs);
        Write(writer, nameof(facts.LinkedFiles), facts.LinkedFiles);
    }

    private static void Write(SourceWriter writer, string property, bool value, bool byDefault = false)
    {
        if (value != byDefault)
        {
            writer.Line(property + " = " + CSharpText.Literal(value) + ",");
        }
    }

    private static void Write(SourceWriter writer, string property, EquatableArray<string> paths)
    {
        if (paths.Count > 0)
        {
            writer.Line(property + " = global::System.Collections.Immutable.ImmutableArray.Create(new string[] { " + string.Join(", ", paths.Select(CSharpText.Literal)) + " }),");
        }
    }
}
