namespace ImageGen.Projects;

/// <summary>The facts of a project to publish, together with what it references. Paths are relative, sorted, and use <c>/</c>.</summary>
internal sealed record PublishedProject(EvaluatedProject Evaluated, string Path, bool UsesAspNetCore, IReadOnlyList<string> References, IReadOnlyList<string> RestoreInputs, IReadOnlyList<string> LinkedFiles)
{
    /// <param name="facts">The project, for the target framework that is published.</param>
    /// <param name="closure">The project and its references for all target frameworks, because restore reads all of them.</param>
    /// <param name="directory">The folder to which relative paths refer.</param>
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
