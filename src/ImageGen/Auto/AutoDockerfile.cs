using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>Creates the Dockerfile of a .NET project on this machine.</summary>
internal static class AutoDockerfile
{
    /// <param name="facts">The facts of the project.</param>
    /// <param name="options">The choices of the user, with the builder's.</param>
    /// <exception cref="DotNetProjectException">The project cannot be built into a Linux image, or a file that existed at compile time is missing.</exception>
    public static ProjectDockerfile Create(ProjectFacts facts, ProjectDockerfileOptions options)
    {
        ThrowIfMissing(facts, options);
        try
        {
            return ProjectDockerfile.Create(facts, options);
        }
        catch (ProjectDockerfileException exception)
        {
            throw new DotNetProjectException(exception.Message, exception);
        }
    }

    /// <summary>Creates the options for a folder of this machine.</summary>
    /// <param name="projectDirectory">The folder that the project's paths are relative to.</param>
    /// <param name="contextDirectory">The context's folder. Default: the nearest folder that contains every file.</param>
    public static ProjectDockerfileOptions Options(string projectDirectory, string? contextDirectory = null) =>
        new(Slashes(Path.GetFullPath(projectDirectory))) { ContextFolder = contextDirectory is null ? null : Slashes(Path.GetFullPath(contextDirectory)) };

    /// <summary>The facts are those of the last compilation.</summary>
    private static void ThrowIfMissing(ProjectFacts facts, ProjectDockerfileOptions options)
    {
        foreach (var path in facts.References.Prepend(facts.Path).Concat(facts.RestoreInputs).Concat(facts.LinkedFiles.Select(file => file.Path)))
        {
            if (Path.GetFullPath(path, options.ProjectDirectory) is var full && !File.Exists(full))
            {
                throw new DotNetProjectException($"The file '{full}', which the project '{facts.Path}' needs, no longer exists. Build the program again to update its list of files.");
            }
        }

        foreach (var (target, path) in options.Image.Files)
        {
            if (Path.GetFullPath(path, options.ProjectDirectory) is var full && !Path.Exists(full))
            {
                throw new DotNetProjectException($"The file '{full}', which {nameof(ImageBuildOptions.Auto)}.{nameof(AutoDockerfileOptions.Files)} copies to '{target}', does not exist. Create it, or fix the path (a relative path starts at '{options.ProjectDirectory}').");
            }
        }
    }

    private static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
