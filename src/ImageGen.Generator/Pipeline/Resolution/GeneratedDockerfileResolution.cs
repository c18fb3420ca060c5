using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Generator.Pipeline.Resolution;

/// <summary>Creates the text of an <c>auto</c> Dockerfile, as a build on this machine would.</summary>
internal static class GeneratedDockerfileResolution
{
    /// <returns>The text for BuildKit; <see langword="null"/> if the project is not known, or cannot become an image.</returns>
    public static string? Resolve(ImageAttribute attribute, ProjectFacts? facts, SettingValues options, ProjectFactsIndex projects, ImageDiagnostics diagnostics)
    {
        var context = ContextText.Normalize(attribute.Get(AttributeSettings.Context));
        if (facts is null || diagnostics.Failure is not null || ContextText.IsRemote(context))
        {
            return null;
        }

        try
        {
            return ProjectDockerfile.Create(facts, new ProjectDockerfileOptions(
                projects.Directory,
                context is null ? null : ProjectPath.Combine(projects.Directory, context),
                options.Get(AttributeSettings.BaseRegistry)?.Trim().Trim('/') ?? ProjectDockerfileOptions.DefaultBaseRegistry)).Text;
        }
        catch (ProjectDockerfileException exception)
        {
            diagnostics.Report(Rules.ProjectCannotBecomeImage, context is null ? AttributeSettings.Project.Name : AttributeSettings.Context.Name, exception.Message);
            return null;
        }
    }
}
