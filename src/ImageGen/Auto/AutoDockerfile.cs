using ImageGen.Projects;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>Creates the Dockerfile of a .NET project on this machine.</summary>
internal static class AutoDockerfile
{
    /// <param name="facts">The facts of the project.</param>
    /// <param name="projectDirectory">The folder that the project's paths are relative to.</param>
    /// <param name="baseRegistry">The registry, with an optional path, that replaces <c>mcr.microsoft.com</c>.</param>
    /// <param name="buildKit">Whether the engine builds with BuildKit.</param>
    /// <param name="hasNamedContexts">Whether that BuildKit supports named contexts.</param>
    /// <param name="contextDirectory">The context's folder. Default: the nearest folder that contains every file.</param>
    /// <exception cref="DotNetProjectException">The project cannot be built into a Linux image, or a file that existed at compile time is missing.</exception>
    public static ProjectDockerfile Create(ProjectFacts facts, string projectDirectory, string baseRegistry, bool buildKit, bool hasNamedContexts = true, string? contextDirectory = null)
    {
        ThrowIfMissing(facts, projectDirectory);
        try
        {
            return ProjectDockerfile.Create(facts, new ProjectDockerfileOptions(
                Slashes(Path.GetFullPath(projectDirectory)), contextDirectory is null ? null : Slashes(Path.GetFullPath(contextDirectory)), baseRegistry, buildKit, hasNamedContexts));
        }
        catch (ProjectDockerfileException exception)
        {
            throw new DotNetProjectException(exception.Message, exception);
        }
    }

    /// <summary>The facts are those of the last compilation.</summary>
    private static void ThrowIfMissing(ProjectFacts facts, string directory)
    {
        foreach (var path in facts.References.Prepend(facts.Path).Concat(facts.RestoreInputs).Concat(facts.LinkedFiles.Select(file => file.Path)))
        {
            if (Path.GetFullPath(path, Path.GetFullPath(directory)) is var full && !File.Exists(full))
            {
                throw new DotNetProjectException($"The file '{full}', which the project '{facts.Path}' needs, no longer exists. Build the program again to update its list of files.");
            }
        }
    }

    private static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
