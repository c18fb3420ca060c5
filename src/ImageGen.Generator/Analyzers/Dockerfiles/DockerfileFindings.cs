using ImageGen.Dockerfiles.Checks;
using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Resolution.Dockerfiles;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Analyzers.Dockerfiles;

/// <summary>Finds the errors and warnings of a Dockerfile, once for all images that are built from it.</summary>
internal static class DockerfileFindings
{
    /// <param name="file">The Dockerfile.</param>
    /// <param name="images">The images that are built from it.</param>
    /// <param name="files">The files that the compiler sees.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public static IEnumerable<Finding> In(AdditionalText file, IEnumerable<ImageAttribute> images, CheckedFiles files, CancellationToken cancellation)
    {
        if (file.GetText(cancellation)?.ToString() is not { } text)
        {
            yield break;
        }

        var dockerfile = Dockerfile.Parse(text, file.Path);
        var places = new FilePlaces(file.Path, text);
        if (!dockerfile.UsesDockerFrontend)
        {
            yield break;
        }

        foreach (var error in dockerfile.Errors.Where(error => !IsOfGenerator(dockerfile, error.Line, error.Column)))
        {
            yield return new Finding(DockerfileChecks.SyntaxError, false, places.ToEndOfLine(error.Line, error.Column), error.Message);
        }

        if (dockerfile.Errors.Count > 0)
        {
            yield break;
        }

        var global = new ArgumentScope(dockerfile, stage: null);
        foreach (var warning in Warnings(dockerfile, images, files, cancellation))
        {
            if (DockerfileChecks.Find(warning.Rule) is { } rule && !IsOfGenerator(dockerfile, warning.Line, warning.Column) && !IsRequiredMember(dockerfile, global, warning))
            {
                var location = places.Between((warning.Line, warning.Column), (warning.EndLine, warning.EndColumn));
                yield return new Finding(rule, warning.IsError, location, warning.Message);
            }
        }
    }

    /// <summary>Checks the file with each ignore file, because images with different contexts have different ones. Equal warnings are returned once.</summary>
    private static IEnumerable<DockerfileWarning> Warnings(Dockerfile dockerfile, IEnumerable<ImageAttribute> images, CheckedFiles files, CancellationToken cancellation) =>
        images.Select(files.IgnoreFileOf).Distinct()
            .Select(ignore => ignore?.GetText(cancellation)?.ToString())
            .SelectMany(ignore => dockerfile.Check(new DockerfileCheckOptions { Ignore = ignore is null ? null : IgnoreFile.Parse(ignore) }))
            .Distinct();

    /// <summary>Whether the base image is invalid only without an argument that every build must set, because the argument is a required member.</summary>
    private static bool IsRequiredMember(Dockerfile dockerfile, ArgumentScope global, DockerfileWarning warning) =>
        warning.Rule == "InvalidDefaultArgInFrom"
        && dockerfile.InstructionAt(warning.Line) is { Keyword: "FROM" } from
        && RequiredArguments.UsedBy(from, global).Any();

    /// <summary>Whether the generator reports the error: an invalid base reference that does not depend on a build argument.</summary>
    private static bool IsOfGenerator(Dockerfile dockerfile, int line, int column) =>
        dockerfile.InstructionAt(line) is { Keyword: "FROM", Words: [var name, ..] }
        && (name.Line, name.Column) == (line, column)
        && name.Text.IndexOf('$') < 0
        && !ImageReference.TryParse(name.Text, out _);
}
