using ImageGen.Generator.Diagnostics;
using ImageGen.Generator.Ejection;
using ImageGen.Generator.Emission;
using ImageGen.Generator.Models;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Pipeline.Resolution;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline;

/// <summary>Generates the members of each class with <c>[DockerImage]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DockerImageGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = AnnotatedClasses.In(context);
        var properties = BuildProperties.In(context);
        var files = AdditionalFileIndex.In(context);
        var projects = ProjectFactsIndex.In(context);

        var resolved = DockerfileIndex.Join(context, classes)
            .Combine(properties).Combine(files).Combine(projects)
            .Select(static (input, _) => ImageResolution.Resolve(input.Left.Left.Left, input.Left.Left.Right, input.Left.Right, input.Right))
            .WithTrackingName(TrackingNames.Resolution);

        // One resolution has two outputs. The source depends on a model without positions, so an edit that only moves
        // the class does not emit it again. The diagnostics have source locations, and are cheap to create again.
        var images = resolved
            .Where(static image => image.Model is not null)
            .Select(static (image, _) => image.Model!)
            .WithTrackingName(TrackingNames.Image);
        var alike = images
            .Select(static (image, _) => image.Class.FullName)
            .Collect()
            .Select(static (names, _) => HintName.Alike(names).ToEquatableArray())
            .WithTrackingName(TrackingNames.AlikeNames);
        context.RegisterSourceOutput(
            images.Combine(alike),
            static (output, input) => output.AddSource(HintName.Create(input.Left.Class.FullName, input.Right), ImageEmission.Emit(input.Left)));

        DeclaredImages.Register(context, classes, resolved);

        // An error in a Dockerfile is reported once, even if several images are built from it.
        var diagnostics = resolved
            .SelectMany(static (image, _) => image.Diagnostics)
            .Collect()
            .SelectMany(static (all, _) => ImageDiagnostics.Distinct(all))
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(
            diagnostics,
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic));

        EjectionOutput.Register(context, classes.Combine(properties).Combine(files).Combine(projects));
    }
}
