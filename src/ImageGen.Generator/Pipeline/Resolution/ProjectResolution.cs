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

        var facts = projects.Find(attribute.Get(AttributeSettings.Project));
        if (facts is not null)
        {
            CheckIsProgram(facts, diagnostics);
        }
        else if (attribute.Get(AttributeSettings.Project) is { } path)
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
