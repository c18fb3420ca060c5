using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;
using ImageGen.Projects;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Finds MSBuild's information about the project that <c>auto</c> publishes.</summary>
internal static class ProjectResolution
{
    public static ProjectFacts? Resolve(ImageAttribute attribute, ClassModel type, ProjectFactsIndex projects, ImageDiagnostics diagnostics)
    {
        if (attribute.Dockerfile != ImageAttribute.AutoDockerfile)
        {
            return null;
        }

        var frameworks = projects.FindAll(attribute.Get(AttributeSettings.Project));
        if (frameworks.Count > 0)
        {
            return Choose(frameworks, attribute.Get(AttributeSettings.Framework), diagnostics);
        }

        if (attribute.Get(AttributeSettings.Project) is { } path)
        {
            if (projects.IsMissing(path))
            {
                diagnostics.Report(Rules.ProjectNotFound, AttributeSettings.Project.Name, path, type.Name);
            }
        }
        else if (projects.IsComplete)
        {
            diagnostics.Stop(Rules.NoProject, Site.Class, type.Name);
        }

        return null;
    }

    private static ProjectFacts? Choose(IReadOnlyList<ProjectFacts> frameworks, string? wanted, ImageDiagnostics diagnostics)
    {
        var facts = wanted is null ? frameworks[0] : frameworks.FirstOrDefault(each => each.TargetFramework.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (facts is null)
        {
            diagnostics.Stop(
                Rules.ProjectCannotBecomeImage, AttributeSettings.Framework.Name,
                $"The project '{frameworks[0].Path}' does not target '{wanted}', but {string.Join(", ", frameworks.Select(static each => each.TargetFramework))}. Set Framework to one of these, or add the framework to the project.");
            return null;
        }

        CheckIsProgram(facts, diagnostics);
        return facts;
    }

    private static void CheckIsProgram(ProjectFacts facts, ImageDiagnostics diagnostics)
    {
        if (!string.Equals(facts.OutputType, "Exe", StringComparison.OrdinalIgnoreCase) && !string.Equals(facts.OutputType, "WinExe", StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Stop(Rules.ProjectIsNoProgram, AttributeSettings.Project.Name, facts.Path, facts.OutputType);
        }
    }
}
