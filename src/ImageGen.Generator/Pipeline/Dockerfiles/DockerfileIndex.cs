using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline.Dockerfiles;

/// <summary>The Dockerfiles that the project's images name. Each is read once, even if several images use it.</summary>
internal sealed record DockerfileIndex(EquatableArray<DockerfileSource> Sources)
{
    /// <summary>Pairs each class with its Dockerfile, so an edit of a Dockerfile affects only the images that are built from it.</summary>
    public static IncrementalValuesProvider<ClassWithDockerfile> Join(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<AnnotatedClass> classes) =>
        classes
            .Combine(In(context, classes))
            .Select(static (input, _) => new ClassWithDockerfile(input.Left, input.Right.Find(input.Left.Declaration.Attribute)))
            .WithTrackingName(TrackingNames.ClassWithDockerfile);

    /// <summary>
    /// Reads the additional files that an attribute names as its Dockerfile. They are selected in a separate step, so a new image does not
    /// cause all of them to be read again.
    /// </summary>
    private static IncrementalValueProvider<DockerfileIndex> In(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<AnnotatedClass> classes)
    {
        var folder = AdditionalFileIndex.ProjectFolderIn(context);
        var named = classes
            .Select(static (found, _) => DockerfileName.FromAttribute(found.Declaration.Attribute))
            .Collect()
            .Select(static (names, _) => names.OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray());
        return context.AdditionalTextsProvider
            .Combine(folder)
            .Select(static (input, _) => (File: input.Left, Name: DockerfileName.OfFile(input.Left.Path, input.Right)))
            .Combine(named)
            .Where(static input => input.Left.Name is { } name && input.Right.Contains(name, StringComparer.Ordinal))
            .Select(static (input, _) => input.Left)
            .Select(static (input, cancellation) => new DockerfileSource(input.Name!, input.File.Path, input.File.GetText(cancellation)?.ToString() ?? ""))
            .WithTrackingName(TrackingNames.Dockerfile)
            .Collect()
            .Select(static (sources, _) => new DockerfileIndex(sources.AsEnumerable().ToEquatableArray()));
    }

    private DockerfileSource? Find(ImageAttribute attribute)
    {
        var name = DockerfileName.FromAttribute(attribute);
        return name is null ? null : Sources.FirstOrDefault(source => source.Name == name);
    }
}
