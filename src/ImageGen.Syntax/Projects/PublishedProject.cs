namespace ImageGen.Projects;

/// <summary>The facts of a project that is to be published, together with those of the projects that it references.</summary>
/// <remarks>Paths are relative to the folder that was asked for, with <c>/</c>, and sorted.</remarks>
/// <param name="Evaluated">The facts of the project itself, for the framework that is published; its paths are absolute.</param>
/// <param name="Path">The project file.</param>
/// <param name="UsesAspNetCore">Whether it or a project that it references needs the shared framework of ASP.NET Core.</param>
/// <param name="References">The project files that it references, directly or not.</param>
/// <param name="RestoreInputs">The other files that a restore of all of them reads.</param>
/// <param name="LinkedFiles">The files outside their folders that they compile or copy.</param>
public sealed record PublishedProject(EvaluatedProject Evaluated, string Path, bool UsesAspNetCore, IReadOnlyList<string> References, IReadOnlyList<string> RestoreInputs, IReadOnlyList<string> LinkedFiles)
{
    /// <param name="facts">The project, for the framework that is published.</param>
    /// <param name="closure">The project and those that it references, for all their frameworks: restore looks at all.</param>
    /// <param name="directory">The folder where relative paths start.</param>
    internal static PublishedProject Create(EvaluatedProject facts, IReadOnlyList<EvaluatedProject> closure, string directory)
    {
        string[] Relative(IEnumerable<string> paths) =>
            [.. paths.Distinct(StringComparer.Ordinal).Select(path => FilePath.Relative(directory, path)).OrderBy(path => path, StringComparer.Ordinal)];

        return new PublishedProject(
            facts,
            FilePath.Relative(directory, facts.Path),
            closure.Any(project => project.UsesAspNetCore),
            Relative(closure.Select(project => project.Path).Where(path => path != facts.Path)),
            Relative(closure.SelectMany(project => project.RestoreInputs)),
            Relative(closure.SelectMany(project => project.LinkedFiles)));
    }
}
