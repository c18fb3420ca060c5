using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Finds what MSBuild told of the project that <c>auto</c> publishes.</summary>
internal static class ProjectResolution
{
    public static ProjectFacts? Resolve(ImageAttribute attribute, ClassModel type, ProjectFactsIndex projects, ImageDiagnostics diagnostics)
    {
        if (attribute.Dockerfile != ImageAttribute.AutoDockerfile)
        {
            return null;
        }

        var facts = projects.Find(attribute.Project);
        if (facts is null && attribute.Project is { } path && projects.IsComplete)
        {
            diagnostics.Report(Rules.ProjectNotKnown, nameof(attribute.Project), path, type.Name);
        }

        return facts;
    }
}
