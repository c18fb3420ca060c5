using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Settings;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;
using ImageGen.Projects.Dockerfiles.Checks;

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
            var request = Request(context, options, projects);
            var text = ProjectDockerfile.Create(facts, request).Text;
            request.UsesBuildKit = options.Get(AttributeSettings.Builder) != "Classic";
            Check(facts, request, options, diagnostics);
            return text;
        }
        catch (ProjectDockerfileException exception)
        {
            diagnostics.Report(Rules.ProjectCannotBecomeImage, context is null ? AttributeSettings.Project.Name : AttributeSettings.Context.Name, exception.Message);
            return null;
        }
    }

    /// <summary>Creates the Dockerfile for BuildKit.</summary>
    /// <param name="facts">The facts of the project.</param>
    /// <param name="context">The folder of the context, as the attribute writes it.</param>
    /// <param name="options">The settings of the image.</param>
    /// <param name="projects">MSBuild's information.</param>
    /// <exception cref="ProjectDockerfileException">The project cannot become an image.</exception>
    public static ProjectDockerfile Create(ProjectFacts facts, string? context, SettingValues options, ProjectFactsIndex projects) =>
        ProjectDockerfile.Create(facts, Request(context, options, projects));

    private static ProjectDockerfileOptions Request(string? context, SettingValues options, ProjectFactsIndex projects) => new(projects.Directory)
    {
        ContextFolder = context is null ? null : ProjectPath.Combine(projects.Directory, context),
        IsPublishedOnHost = options.Get(AttributeSettings.PublishOn) == "Host",
        Image = Read(options),
    };

    private static void Check(ProjectFacts facts, ProjectDockerfileOptions request, SettingValues options, ImageDiagnostics diagnostics)
    {
        Platform[] platforms = [.. options.Get(AttributeSettings.Platforms).Select(static platform => Platform.Parse(platform))];
        foreach (var warning in ProjectImageChecks.Find(facts, request, platforms))
        {
            diagnostics.ReportAt(Rules.ForProjects[warning.Id], warning.Setting, warning.Index, suggestion: null, warning.Message);
        }
    }

    private static ProjectImageSettings Read(SettingValues options)
    {
        return new ProjectImageSettings
        {
            BaseRegistry = options.Get(AttributeSettings.BaseRegistry)?.Trim().Trim('/') ?? ProjectDockerfileOptions.DefaultBaseRegistry,
            BaseImage = options.Get(AttributeSettings.BaseImage),
            ContainerFamily = options.Get(AttributeSettings.ContainerFamily),
            SdkTag = options.Get(AttributeSettings.SdkTag),
            Packages = Texts(AttributeSettings.Packages),
            Env = Named(AttributeSettings.Env),
            Ports = Texts(AttributeSettings.Ports),
            User = options.Get(AttributeSettings.User),
            HealthCheck = options.Get(AttributeSettings.HealthCheck),
            Volumes = Texts(AttributeSettings.Volumes),
            PublishProperties = Named(AttributeSettings.PublishProperties),
            Configuration = options.Get(AttributeSettings.Configuration),
            Files = Named(AttributeSettings.Files),
            Command = Texts(AttributeSettings.Command),
        };

        string[] Texts(ListSetting setting) => [.. setting.Entries(options).Select(static entry => entry.Value!)];

        KeyValuePair<string, string>[] Named(ListSetting setting) =>
            [.. setting.Entries(options).OrderBy(static entry => entry.Name, StringComparer.Ordinal).Select(static entry => new KeyValuePair<string, string>(entry.Name!, entry.Value!))];
    }
}
