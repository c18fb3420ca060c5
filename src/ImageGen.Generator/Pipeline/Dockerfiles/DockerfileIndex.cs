using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline.Dockerfiles;

/// <summary>The Dockerfiles that the project's images name, each read once, however many images are built from it.</summary>
internal sealed record DockerfileIndex(EquatableArray<DockerfileSource> Sources)
{
    /// <summary>Pairs each class with the Dockerfile that it names, so that an edit of one Dockerfile reaches the images built from it and no others.</summary>
    public static IncrementalValuesProvider<ClassWithDockerfile> Join(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<AnnotatedClass> classes) =>
        classes
            .Combine(In(context, classes))
            .Select(static (input, _) => new ClassWithDockerfile(input.Left, input.Right.Find(input.Left.Declaration.Attribute)))
            .WithTrackingName(TrackingNames.ClassWithDockerfile);

    /// <summary>
    /// Any file may be a Dockerfile; which ones are, the attributes say. The files are chosen in a step of their own, so that another
    /// image's coming does not have them read again.
    /// </summary>
    private static IncrementalValueProvider<DockerfileIndex> In(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<AnnotatedClass> classes)
    {
        var folder = AdditionalFileIndex.ProjectFolderIn(context);
        var named = classes
            .Select(static (found, _) => DockerfileName.Of(found.Declaration.Attribute))
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
        var name = DockerfileName.Of(attribute);
        return name is null ? null : Sources.FirstOrDefault(source => source.Name == name);
    }
}
