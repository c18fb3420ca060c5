using ImageGen.Progress;
using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;
using ImageGen.Projects.Dockerfiles.Checks;

namespace ImageGen.Auto;

/// <summary>Reports settings of a build that do not fit the project. The compiler has reported those of the attribute.</summary>
internal static class AutoWarnings
{
    public static void Report(DockerImage image, ImageBuildOptions options, ProjectFacts facts, ProjectDockerfileOptions request, IProgress<BuildEvent> progress)
    {
        foreach (var message in Messages(facts, request, options).Except(KnownToCompiler(image, request.ProjectDirectory), StringComparer.Ordinal))
        {
            progress.Report(new BuildWarning(message));
        }
    }

    /// <summary>Only generated code has the facts of the project, and the compiler has checked its options.</summary>
    private static string[] KnownToCompiler(DockerImage image, string directory)
    {
        if (image.Project?.ReadFacts() is not { } facts)
        {
            return [];
        }

        var options = image.Defaults;
        try
        {
            return Messages(facts, new ProjectDockerfileOptions(directory)
            {
                UsesBuildKit = options.Builder is not ImageBuilder.Classic,
                IsPublishedOnHost = options.Auto.PublishOn is PublishLocation.Host,
                Image = AutoSettings.Read(options.Auto),
            }, options);
        }
        catch (ProjectDockerfileException)
        {
            // The options of the build replace those that cannot become an image.
            return [];
        }
    }

    private static string[] Messages(ProjectFacts facts, ProjectDockerfileOptions request, ImageBuildOptions options) =>
        [.. ProjectImageChecks.Find(facts, request, [.. options.Platforms]).Select(warning => warning.Message)];
}
