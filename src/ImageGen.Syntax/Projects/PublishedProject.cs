namespace ImageGen.Projects;

/// <summary>The facts of a project that is to be published, together with what it references; paths are relative, with <c>/</c>, sorted.</summary>
internal sealed record PublishedProject(EvaluatedProject Evaluated, string Path, bool UsesAspNetCore, IReadOnlyList<string> References, IReadOnlyList<string> RestoreInputs, IReadOnlyList<string> LinkedFiles)
{
    /// <param name="facts">The project, for the framework that is published.</param>
    /// <param name="closure">The project and those that it references, for all their frameworks: restore looks at all.</param>
    /// <param name="directory">The folder where relative paths start.</param>
    public static PublishedProject Create(EvaluatedProject facts, IReadOnlyList<EvaluatedProject> closure, string directory)
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
